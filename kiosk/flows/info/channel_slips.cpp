#include "kiosk/flows/info/channel_slips.h"

namespace kiosk::flows::info {
namespace {

using drivers::printer::Align;
using drivers::printer::Block;
using drivers::printer::Gap;
using drivers::printer::Rule;
using drivers::printer::TextLine;
using drivers::printer::TextSize;
using drivers::printer::Weight;

constexpr int writing_line_mm = 9;  // a line of handwriting

/// Visitors who read the screen in large letters get a slip they can read.
TextSize size_for(const World& world) {
  return world.appearance.text_size >= ui::TextSize::Large ? TextSize::Large : TextSize::Body;
}

class Slip {
 public:
  explicit Slip(const World& world) : world_(world), size_(size_for(world)) {}

  void heading(const ui::Phrase& phrase) { add(world_.word(phrase), Weight::Bold, Align::Centre); }
  void paragraph(const ui::Phrase& phrase) {
    add(world_.word(phrase), Weight::Regular, Align::Left);
  }
  void rule() { document_.blocks.emplace_back(Rule{}); }
  /// A question and so many empty lines to write the answer on.
  void field(const ui::Phrase& phrase, int lines) {
    paragraph(phrase);
    for (int i = 0; i < lines; ++i) {
      document_.blocks.emplace_back(Gap{.height_mm = writing_line_mm});
      rule();
    }
  }
  void office() {
    add(domain::text_in(world_.content->office.name, world_.language()), Weight::Bold,
        Align::Centre);
  }
  drivers::printer::Document take() { return std::move(document_); }

 private:
  void add(std::string text, Weight weight, Align align) {
    document_.blocks.emplace_back(
        TextLine{.text = std::move(text), .size = size_, .weight = weight, .align = align});
  }

  const World& world_;
  TextSize size_;
  drivers::printer::Document document_;
};

}  // namespace

drivers::printer::Document address_slip(const World& world,
                                        const domain::ComplaintChannel& channel) {
  Slip slip(world);
  slip.heading(ui::tr("address.heading"));
  slip.rule();
  slip.paragraph(world.say(channel.text));
  slip.rule();
  slip.paragraph(ui::tr("address.hint"));
  return slip.take();
}

drivers::printer::Document blank_form(const World& world) {
  Slip slip(world);
  slip.heading(ui::tr("form.heading"));
  slip.office();
  slip.rule();
  slip.field(ui::tr("form.name"), 1);
  slip.field(ui::tr("form.contact"), 2);
  slip.field(ui::tr("form.service"), 1);
  slip.field(ui::tr("form.date"), 1);
  slip.field(ui::tr("form.matter"), 6);
  slip.field(ui::tr("form.wish"), 2);
  slip.paragraph(ui::tr("form.anonymous"));
  slip.paragraph(ui::tr("form.box"));
  return slip.take();
}

}  // namespace kiosk::flows::info
