#include "kiosk/flows/staff/test_slip.h"

#include "kiosk/flows/slip_writer.h"

namespace kiosk::flows::staff {

drivers::printer::Document test_slip(const World& world) {
  using drivers::printer::TextLine;
  using drivers::printer::TextSize;
  using drivers::printer::Weight;
  drivers::printer::Document document;
  const auto line = [&](std::string text, TextSize size, Weight weight) {
    document.blocks.emplace_back(TextLine{.text = std::move(text), .size = size, .weight = weight});
  };
  line(world.word(ui::tr("test_slip.title")), TextSize::Large, Weight::Bold);
  line(world.settings.kiosk, TextSize::Number, Weight::Bold);
  document.blocks.emplace_back(drivers::printer::Rule{});
  line(date_and_time(world, world.local()), TextSize::Body, Weight::Regular);
  line(world.word(ui::tr("test_slip.hint")), TextSize::Body, Weight::Regular);
  document.blocks.emplace_back(drivers::printer::QrCode{.text = "TEST " + world.settings.kiosk});
  return document;
}

}  // namespace kiosk::flows::staff
