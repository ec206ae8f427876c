#include "tests/support/mode_walker.h"

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/visit_at_hand.h"

namespace tests {

using kiosk::ui::TactileKey;

namespace {

/// More pages than any body has; a walk that goes on for ever is a trap.
constexpr int most_pages = 30;

const ShownNode* find(const std::vector<ShownNode>& page, const std::string& id) {
  const auto found = std::ranges::find(page, id, &ShownNode::id);
  return found != page.end() ? &*found : nullptr;
}

const ShownNode* focused(const std::vector<ShownNode>& page) {
  const auto found = std::ranges::find(page, true, &ShownNode::is_focused);
  return found != page.end() ? &*found : nullptr;
}

bool is_key(const ShownNode& node) {
  return node.role == "key";
}

}  // namespace

ModeWalker::ModeWalker(std::unique_ptr<KioskAtHand> kiosk, Mode mode)
    : kiosk_(std::move(kiosk)), mode_(mode) {
  if (mode_ == Mode::Touch) return;
  press(mode_ == Mode::EightKeys ? TactileKey::Down : TactileKey::Switch1);
  REQUIRE_FALSE(heard_.empty());
}

ModeWalker::ModeWalker(Visit& visit, Mode mode, kiosk::ui::Panel panel)
    : ModeWalker(std::make_unique<VisitAtHand>(visit, panel), mode) {
  if (mode == Mode::EightKeys) visit.arrange().session.hearing.dark = true;
}

TactileKey ModeWalker::select() const {
  return mode_ == Mode::TwoSwitches ? TactileKey::Switch2 : TactileKey::Select;
}

TactileKey ModeWalker::towards(const std::vector<ShownNode>& page, const ShownNode& wanted) const {
  if (mode_ == Mode::TwoSwitches) return TactileKey::Switch1;
  const auto* from = focused(page);
  const bool same_row =
      from != nullptr && is_key(*from) && is_key(wanted) && from->top_px == wanted.top_px;
  return same_row ? TactileKey::Right : TactileKey::Down;
}

void ModeWalker::gather() {
  const auto fresh = kiosk_->take_speech();
  heard_ = fresh.empty() ? std::string{} : fresh.front();
  said_.insert(said_.end(), fresh.begin(), fresh.end());
}

void ModeWalker::press(TactileKey key) {
  kiosk_->take_speech();
  kiosk_->press(key);
  gather();
}

/// Somebody who hears it must know what it is: its own text is among the last words.
void ModeWalker::hear_arrival(const ShownNode& node) {
  gather();
  const auto first_line = node.text.substr(0, node.text.find('\n'));
  REQUIRE_FALSE(said_.empty());
  INFO(node.id << " was announced as \"" << said_.back() << '"');
  const bool by_text = said_.back().find(first_line) != std::string::npos;
  const bool by_speech = said_.back().find(node.speech) != std::string::npos;
  REQUIRE((by_text || by_speech));
}

bool ModeWalker::focus_on(const std::string& id) {
  auto page = kiosk_->page();
  // A row of keys may be passed once before its turn comes.
  const auto most_presses = 2 * page.size();
  for (std::size_t presses = 0; presses <= most_presses; ++presses) {
    const auto* wanted = find(page, id);
    if (wanted == nullptr || !wanted->is_control) return false;
    if (wanted->is_focused) {
      if (presses > 0) hear_arrival(*wanted);
      return true;
    }
    kiosk_->press(towards(page, *wanted));
    page = kiosk_->page();
  }
  return false;
}

void ModeWalker::activate(const std::string& id) {
  if (mode_ != Mode::Touch) return press(select());
  kiosk_->tap(id);
  gather();
}

bool ModeWalker::come_to(const std::string& id) {
  if (mode_ != Mode::Touch) return focus_on(id);
  const auto page = kiosk_->page();
  const auto* node = find(page, id);
  return node != nullptr && node->is_control;
}

void ModeWalker::reach(const std::string& id) {
  approach(id);
  activate(id);
}

void ModeWalker::approach(const std::string& id) {
  INFO("looking for " << id);
  said_.clear();
  for (int page = 0; page < most_pages; ++page) {
    if (come_to(id)) return;
    if (!come_to("page.next")) FAIL("not on any page of " << kiosk_->screen());
    activate("page.next");
  }
  FAIL("there is no end of pages");
}

bool ModeWalker::turn_to(const std::string& id) {
  for (int page = 0; page < most_pages; ++page) {
    if (find(kiosk_->page(), id) != nullptr) return true;
    if (!come_to("page.next")) return false;
    activate("page.next");
  }
  return false;
}

void ModeWalker::walk(const std::vector<std::string>& ids) {
  for (const auto& id : ids) reach(id);
}

std::string ModeWalker::key_that_writes(char character) {
  for (const auto& node : kiosk_->page()) {
    if (is_key(node) && node.value == std::string(1, character)) return node.id;
  }
  return {};
}

void ModeWalker::type(const std::string& text) {
  for (const char character : text) {
    auto key = key_that_writes(character);
    for (const auto* first : {"key.shift", "key.page", "key.shift"}) {
      if (!key.empty()) break;
      reach(first);
      key = key_that_writes(character);
    }
    reach(key);
  }
}

std::vector<std::string> ModeWalker::listen() {
  kiosk_->let_voice_finish();
  gather();
  return said_;
}

bool ModeWalker::was_said(const std::string& text) const {
  return std::any_of(said_.begin(), said_.end(),
                     [&](const std::string& one) { return one.find(text) != std::string::npos; });
}

std::vector<std::string> spoken(const Visit& visit) {
  std::vector<std::string> texts;
  for (const auto& one : visit.all<kiosk::messages::Speak>()) texts.push_back(one.text);
  return texts;
}

void end_utterance(Visit& visit) {
  visit.apply(kiosk::messages::SpeechEnded{.utterance = visit.model().last_utterance});
}

}  // namespace tests
