#include "kiosk/flows/survey/faces.h"

#include <algorithm>
#include <array>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/survey/face_thanks.h"

namespace kiosk::flows::survey {
namespace {

struct Face {
  const char* id;
  const char* icon;
  ui::Phrase name;
};

/// The happiest first, as on the button box.
std::array<Face, 4> faces() {
  return {{{"survey.face.4", "face4", ui::tr("srv.face.4")},
           {"survey.face.3", "face3", ui::tr("srv.face.3")},
           {"survey.face.2", "face2", ui::tr("srv.face.2")},
           {"survey.face.1", "face1", ui::tr("srv.face.1")}}};
}

}  // namespace

Outcome update(const World& world, const Faces& state, const messages::Event& event) {
  if (auto pressed = press_face(world, event, Move::Replace, state.token)) {
    return std::move(*pressed);
  }
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "survey.full") return push(Intro{});
  if (std::ranges::any_of(faces(), [&](const Face& face) { return tap->id == face.id; })) {
    const messages::Event press = messages::FacePressed{.face = tap->id.back() - '0'};
    if (auto pressed = press_face(world, press, Move::Replace, state.token)) {
      return std::move(*pressed);
    }
  }
  return stay();
}

ui::ScreenTree view(const World&, const Faces&) {
  ui::ScreenTree tree{.name = "survey.faces"};
  tree.title = title("survey.title", ui::tr("srv.title"));
  auto tiles = group("survey.tiles", ui::Arrangement::Tiles, {});
  for (auto& face : faces()) {
    tiles.children.push_back({.id = face.id,
                              .role = ui::Role::Tile,
                              .text = std::move(face.name),
                              .icon = face.icon,
                              .is_picture = true});
  }
  tree.body = {text("survey.anonymous", ui::tr("srv.anonymous")), std::move(tiles)};
  tree.navigation = {button("survey.full", ui::tr("srv.invite"), "checklist")};
  return tree;
}

}  // namespace kiosk::flows::survey
