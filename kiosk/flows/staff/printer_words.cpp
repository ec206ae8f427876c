#include "kiosk/flows/staff/printer_words.h"

#include "kiosk/flows/parts.h"

namespace kiosk::flows::staff {

ui::Phrase printer_phrase(const World& world) {
  const auto& printer = world.health.printer;
  if (!printer.asked) return ui::tr("staff.printer.asking");
  using drivers::printer::Trouble;
  switch (printer.status.trouble) {
    case Trouble::None:
      if (printer.status.readiness == drivers::printer::Readiness::Unknown) {
        return ui::tr("staff.printer.unknown");
      }
      return ui::tr("staff.printer.ready");
    case Trouble::NoReply:
      return ui::tr("staff.printer.no_reply");
    case Trouble::Offline:
      return ui::tr("staff.printer.offline");
    case Trouble::PaperOut:
      return ui::tr("staff.printer.paper_out");
    case Trouble::CoverOpen:
      return ui::tr("staff.printer.cover_open");
    case Trouble::CutterError:
      return ui::tr("staff.printer.cutter");
    case Trouble::Overheated:
      return ui::tr("staff.printer.overheated");
    case Trouble::Unrecoverable:
      return ui::tr("staff.printer.unrecoverable");
    case Trouble::Disconnected:
      return ui::tr("staff.printer.disconnected");
    case Trouble::Rejected:
      return ui::tr("staff.printer.rejected");
  }
  return ui::tr("staff.printer.unknown");
}

ui::Phrase paper_phrase(const World& world) {
  const auto left = tickets_left(world.settings, world.health.printer);
  if (left) return ui::tr("staff.paper.near_end", {{"n", std::to_string(*left)}});
  switch (world.health.printer.status.paper) {
    case drivers::printer::Paper::Enough:
      return ui::tr("staff.paper.enough");
    case drivers::printer::Paper::Out:
      return ui::tr("staff.printer.paper_out");
    case drivers::printer::Paper::NearEnd:
    case drivers::printer::Paper::Unknown:
      return ui::tr("staff.paper.unknown");
  }
  return ui::tr("staff.paper.unknown");
}

ui::Phrase clock_phrase(domain::ClockVerdict verdict) {
  switch (verdict) {
    case domain::ClockVerdict::Plausible:
      return ui::tr("staff.clock.good");
    case domain::ClockVerdict::BeforeRecords:
      return ui::tr("staff.clock.behind");
    case domain::ClockVerdict::BeforeFloor:
      return ui::tr("staff.clock.wrong");
    case domain::ClockVerdict::FarAhead:
      return ui::tr("staff.clock.ahead");
  }
  return ui::tr("staff.clock.wrong");
}

std::vector<ui::Node> screen_facts(const World& world, const std::string& prefix) {
  using enum messages::DeviceState;
  std::vector<ui::Node> facts;
  const auto touch = world.health.touch;
  if (touch != NotInstalled) {
    const auto* words = touch == Lost    ? "staff.touch.lost"
                        : touch == Stuck ? "staff.touch.stuck"
                                         : "staff.touch.ready";
    facts.push_back(fact(prefix + "touch", ui::tr("staff.touch"), ui::tr(words), "touch"));
  }
  const auto display = world.health.display;
  if (display != NotInstalled) {
    const auto* words = display == OtherSize ? "staff.display.other_size" : "staff.display.ready";
    facts.push_back(fact(prefix + "display", ui::tr("staff.display"), ui::tr(words), "info"));
  }
  return facts;
}

}  // namespace kiosk::flows::staff
