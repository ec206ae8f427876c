#include "kiosk/flows/home/errands.h"

#include <array>

#include "kiosk/flows/info/texts.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/queue/opening.h"
#include "kiosk/flows/receipt/onward.h"
#include "kiosk/flows/survey/face_thanks.h"

namespace kiosk::flows::home {
namespace {

struct ErrandTile {
  const char* errand;
  const char* icon;
  ui::Phrase name;
  ui::Phrase explanation;
};

std::array<ErrandTile, 8> errand_tiles() {
  return {{
      {"ticket", "ticket", ui::tr("tile.ticket"), ui::tr("tile.ticket.hint")},
      {"precheck", "checklist", ui::tr("tile.precheck"), ui::tr("tile.precheck.hint")},
      {"scan", "scan", ui::tr("tile.scan"), ui::tr("tile.scan.hint")},
      {"complaint", "speech", ui::tr("tile.complaint"), ui::tr("tile.complaint.hint")},
      {"survey", "smile", ui::tr("tile.survey"), ui::tr("tile.survey.hint")},
      {"info", "info", ui::tr("tile.info"), ui::tr("tile.info.hint")},
      {"map", "map", ui::tr("tile.map"), ui::tr("tile.map.hint")},
      {"help", "person", ui::tr("tile.help"), ui::tr("tile.help.hint")},
  }};
}

}  // namespace

Outcome update(const World& world, const Errands&, const messages::Event& event) {
  if (auto opened = receipt::open_scan(world, event, Move::Push)) return std::move(*opened);
  if (auto pressed = survey::press_face(world, event, Move::Push)) return std::move(*pressed);
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "home.ticket") {
    if (queue::nothing_open(world)) return push(queue::Closed{});
    return push(queue::Agencies{});
  }
  if (tap->id == "home.precheck") {
    return push(queue::Agencies{.purpose = queue::Purpose::PreCheck});
  }
  if (tap->id == "home.scan") return push(receipt::Hint{});
  if (tap->id == "home.survey") return push(survey::Faces{});
  if (tap->id == "home.complaint") return push(complaint::Start{});
  if (tap->id == "home.info") return push(info::Topics{});
  if (tap->id == "home.map") return push(info::Map{});
  if (tap->id == "home.help") return push(HelpCall{});
  return stay();
}

ui::ScreenTree view(const World& world, const Errands&) {
  ui::ScreenTree tree{.name = "home.errands"};
  tree.title = title("home.title", ui::tr("home.title"));
  ui::Node tiles = group("home.tiles", ui::Arrangement::Tiles, {});
  for (auto& errand : errand_tiles()) {
    ui::Node tile{.id = std::string{"home."} + errand.errand,
                  .role = ui::Role::Tile,
                  .text = std::move(errand.name),
                  .detail = std::move(errand.explanation),
                  .icon = errand.icon};
    // The other errands work at any time (domain rules 3.10).
    if (tile.id == "home.ticket" && queue::nothing_open(world)) {
      tile.detail = ui::tr("tile.ticket.closed");
      tile.icon = "clock";
    } else if (tile.id == "home.ticket") {
      tile.emphasis = ui::Emphasis::Primary;
    }
    tiles.children.push_back(std::move(tile));
  }
  tree.body = {std::move(tiles)};
  // The largest letters need the place for the eight errands on one page; the start screen and
  // the information screen tell the hours to everybody.
  const bool has_room = world.appearance.text_size != ui::TextSize::Largest;
  if (auto hours = info::hours_today(world); has_room && !hours.empty()) {
    tree.body.insert(tree.body.begin(), text("errands.hours", std::move(hours)));
  }
  return tree;
}

}  // namespace kiosk::flows::home
