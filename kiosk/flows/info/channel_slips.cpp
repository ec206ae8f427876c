#include "kiosk/flows/info/channel_slips.h"

#include "kiosk/flows/slip_writer.h"

namespace kiosk::flows::info {
namespace {

constexpr int writing_line_mm = 9;  // a line of handwriting

/// A question and so many empty lines to write the answer on.
void field(const ui::Phrase& phrase, int lines, SlipWriter& slip) {
  slip.text(phrase);
  for (int i = 0; i < lines; ++i) {
    slip.gap(writing_line_mm);
    slip.rule();
  }
}

}  // namespace

drivers::printer::Document address_slip(const World& world,
                                        const domain::ComplaintChannel& channel) {
  SlipWriter slip{world};
  slip.heading(ui::tr("address.heading"));
  slip.rule(SlipWriter::Weight::Bold);
  slip.text(world.say(channel.text));
  slip.rule();
  slip.text(ui::tr("address.hint"));
  return slip.take();
}

drivers::printer::Document blank_form(const World& world) {
  SlipWriter slip{world};
  slip.head();
  slip.heading(ui::tr("form.heading"));
  field(ui::tr("form.name"), 1, slip);
  field(ui::tr("form.contact"), 2, slip);
  field(ui::tr("form.service"), 1, slip);
  field(ui::tr("form.date"), 1, slip);
  field(ui::tr("form.matter"), 6, slip);
  field(ui::tr("form.wish"), 2, slip);
  slip.text(ui::tr("form.anonymous"));
  slip.text(ui::tr("form.box"));
  return slip.take();
}

}  // namespace kiosk::flows::info
