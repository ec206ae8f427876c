#include "tests/support/mode_walker.h"

#include <algorithm>

#include "kiosk/app/keys.h"
#include "tests/support/catch.h"

namespace tests {

namespace m = kiosk::messages;
namespace ui = kiosk::ui;
using ui::TactileKey;

namespace {

/// More pages than any body has; a walk that goes on for ever is a trap.
constexpr int most_pages = 30;

}  // namespace

ModeWalker::ModeWalker(Visit& visit, Mode mode, ui::Panel panel)
    : visit_(visit), mode_(mode), panel_(panel) {
  press(next());
  REQUIRE(visit_.model().session.hearing.on);
  if (mode == Mode::EightKeys) visit_.arrange().session.hearing.dark = true;
}

TactileKey ModeWalker::next() const {
  return mode_ == Mode::EightKeys ? TactileKey::Down : TactileKey::Switch1;
}

TactileKey ModeWalker::select() const {
  return mode_ == Mode::EightKeys ? TactileKey::Select : TactileKey::Switch2;
}

ui::Layout ModeWalker::layout() const {
  const auto& session = visit_.model().session;
  return ui::layout(visit_.tree(), panel_, session.appearance, session.first_row, words(),
                    real_measure());
}

void ModeWalker::gather(std::size_t from) {
  const auto& effects = visit_.effects();
  heard_.clear();
  for (auto i = from; i < effects.size(); ++i) {
    const auto* speak = std::get_if<m::Speak>(&effects[i]);
    if (speak == nullptr) continue;
    if (heard_.empty()) heard_ = speak->text;
    said_.push_back(speak->text);
  }
}

void ModeWalker::press(TactileKey key) {
  const auto before = visit_.effects().size();
  const auto events = kiosk::app::events_of_key(visit_.model(), visit_.tree(), layout(), key);
  for (const auto& event : events) visit_.apply(event);
  gather(before);
}

bool ModeWalker::focus_on(const std::string& id) {
  const auto shown = layout();
  const auto* box = ui::find_box(shown, id);
  if (box == nullptr || !box->control || !box->enabled) return false;
  for (std::size_t i = 0; i <= shown.boxes.size(); ++i) {
    if (visit_.model().session.focus == id) return true;
    press(next());
  }
  return false;
}

/// Somebody who hears it must know what it is: its own text is among the words.
void ModeWalker::check_announced(const std::string& id) const {
  const auto shown = layout();
  const auto* box = ui::find_box(shown, id);
  REQUIRE(box != nullptr);
  const auto first_line = box->text.substr(0, box->text.find('\n'));
  INFO(id << " was announced as \"" << heard_ << '"');
  const bool by_text = heard_.find(first_line) != std::string::npos;
  const bool by_speech = heard_.find(box->speech) != std::string::npos;
  REQUIRE((by_text || by_speech));
}

void ModeWalker::reach(const std::string& id) {
  INFO("looking for " << id << " on " << visit_.screen());
  said_.clear();
  if (visit_.tree().background == id && visit_.model().session.focus.empty()) {
    return press(select());
  }
  for (int page = 0; page < most_pages; ++page) {
    if (focus_on(id)) {
      if (!heard_.empty()) check_announced(id);
      return press(select());
    }
    REQUIRE(focus_on("page.next"));
    press(select());
  }
  FAIL("not on any page");
}

void ModeWalker::walk(const std::vector<std::string>& ids) {
  for (const auto& id : ids) reach(id);
}

void ModeWalker::type(const std::string& text) {
  for (const char c : text) reach(c == ' ' ? "key.space" : "key." + std::string(1, c));
}

std::vector<std::string> ModeWalker::listen() {
  while (visit_.model().session.speech.speaking) {
    const auto before = visit_.effects().size();
    visit_.apply(m::SpeechEnded{.utterance = visit_.model().last_utterance});
    gather(before);
  }
  return said_;
}

bool ModeWalker::was_said(const std::string& text) const {
  return std::any_of(said_.begin(), said_.end(),
                     [&](const std::string& one) { return one.find(text) != std::string::npos; });
}

}  // namespace tests
