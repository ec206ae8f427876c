#include "kiosk/flows/info/channel_slips.h"

#include "kiosk/flows/slip_writer.h"

namespace kiosk::flows::info {
namespace {

constexpr int writing_line_mm = 9;  // a line of handwriting

void heading(const ui::Phrase& phrase, SlipWriter& slip) {
  slip.centred(phrase, SlipWriter::Weight::Bold);
}

/// A question and so many empty lines to write the answer on.
void field(const ui::Phrase& phrase, int lines, SlipWriter& slip) {
  slip.left(phrase);
  for (int i = 0; i < lines; ++i) {
    slip.gap(writing_line_mm);
    slip.rule();
  }
}

}  // namespace

drivers::printer::Document address_slip(const World& world,
                                        const domain::ComplaintChannel& channel) {
  SlipWriter slip{world};
  heading(ui::tr("address.heading"), slip);
  slip.rule();
  slip.left(world.say(channel.text));
  slip.rule();
  slip.left(ui::tr("address.hint"));
  return slip.take();
}

drivers::printer::Document blank_form(const World& world) {
  SlipWriter slip{world};
  heading(ui::tr("form.heading"), slip);
  slip.office();
  slip.rule();
  field(ui::tr("form.name"), 1, slip);
  field(ui::tr("form.contact"), 2, slip);
  field(ui::tr("form.service"), 1, slip);
  field(ui::tr("form.date"), 1, slip);
  field(ui::tr("form.matter"), 6, slip);
  field(ui::tr("form.wish"), 2, slip);
  slip.left(ui::tr("form.anonymous"));
  slip.left(ui::tr("form.box"));
  return slip.take();
}

}  // namespace kiosk::flows::info
