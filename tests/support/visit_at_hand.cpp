#include "tests/support/visit_at_hand.h"

#include "kiosk/app/keys.h"
#include "tests/support/screens.h"

namespace tests {

namespace m = kiosk::messages;
namespace ui = kiosk::ui;

ui::Layout VisitAtHand::layout() const {
  const auto& session = visit_.model().session;
  return ui::layout(visit_.tree(), panel_, session.appearance, session.first_row, words(),
                    real_measure());
}

std::vector<ShownNode> VisitAtHand::page() {
  std::vector<ShownNode> nodes;
  for (const auto& box : layout().boxes) {
    if (box.id.empty()) continue;
    nodes.push_back({.id = box.id,
                     .role = ui::name_of(box.role),
                     .text = box.text,
                     .speech = box.speech,
                     .value = box.value,
                     .is_control = box.control && box.enabled,
                     .is_focused = box.id == visit_.model().session.focus,
                     .top_px = box.bounds.y});
  }
  return nodes;
}

void VisitAtHand::apply(const m::Event& event) {
  const auto before = visit_.effects().size();
  visit_.apply(event);
  for (auto i = before; i < visit_.effects().size(); ++i) {
    const auto* speak = get_if<m::Speak>(&visit_.effects()[i]);
    if (speak != nullptr) said_.push_back(speak->text);
  }
}

void VisitAtHand::tap(const std::string& id) {
  const auto shown = layout();
  const auto* box = ui::find_box(shown, id);
  if (box != nullptr) apply(m::Tapped{.id = id, .value = box->value});
}

void VisitAtHand::press(ui::TactileKey key) {
  const auto events = kiosk::app::events_of_key(visit_.model(), visit_.tree(), layout(), key);
  for (const auto& event : events) apply(event);
}

void VisitAtHand::let_voice_finish() {
  while (visit_.model().session.speech.speaking) {
    apply(m::SpeechEnded{.utterance = visit_.model().last_utterance});
  }
}

}  // namespace tests
