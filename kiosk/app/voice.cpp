#include "kiosk/app/voice.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "kiosk/base/overloaded.h"
#include "kiosk/records/staff.h"

namespace kiosk::app {
namespace {

using messages::Effect;
using messages::Event;
using ui::Utterance;

ui::Voice voice_of(const Model& model) {
  return {.language = model.session.appearance.language,
          .audience = model.health.sound.headphones ? ui::Audience::Headphones : ui::Audience::Hall,
          .input = model.session.hearing.input};
}

/// The way out is told as loud as can be, whatever was chosen.
int gain_of(const Model& model) {
  return model.standing.emergency ? 0 : model.session.hearing.gain_db();
}

/// Says the utterance that the queue stands at; nothing when all is said.
void start(Model& model, std::vector<Effect>& effects) {
  auto& speech = model.session.speech;
  speech.speaking = speech.at < speech.queue.size();
  if (!speech.speaking) return;
  const auto& utterance = speech.queue[speech.at];
  speech.since = model.steady;
  effects.emplace_back(messages::Speak{.text = text_of(utterance),
                                       .language = model.session.appearance.language,
                                       .utterance = ++model.last_utterance,
                                       .pieces = utterance.pieces,
                                       .words_per_minute = model.session.hearing.words_per_minute(),
                                       .gain_db = gain_of(model)});
}

void say(Model& model, std::vector<Utterance> utterances, std::vector<Effect>& effects) {
  std::erase_if(utterances, [](const Utterance& one) { return one.pieces.empty(); });
  if (utterances.empty()) return;
  auto& speech = model.session.speech;
  speech.queue = std::move(utterances);
  speech.at = 0;
  start(model, effects);
}

/// Silence now; the place in the queue is kept.
void hold(Model& model, std::vector<Effect>& effects) {
  auto& speech = model.session.speech;
  if (!speech.speaking) return;
  speech.speaking = false;
  speech.quiet_since = model.steady;
  effects.emplace_back(messages::StopSpeech{});
}

/// One element back or forwards from the one that was heard last. A control takes the focus with
/// it: select activates what was heard.
void skip(Model& model, const ui::ScreenTree& tree, int step, const ui::Words& words,
          std::vector<Effect>& effects) {
  const auto all = utterances(tree, voice_of(model), words);
  if (all.empty()) return;
  const auto& speech = model.session.speech;
  std::string last = model.session.focus;
  if (!speech.queue.empty()) {
    last = speech.queue[std::min(speech.at, speech.queue.size() - 1)].node;
  }
  const auto here =
      std::find_if(all.begin(), all.end(), [&](const Utterance& one) { return one.node == last; });
  const auto end = static_cast<std::ptrdiff_t>(all.size()) - 1;
  auto index = here == all.end() ? 0 : std::distance(all.begin(), here) + step;
  index = std::clamp<std::ptrdiff_t>(index, 0, end);
  const auto& next = all[static_cast<std::size_t>(index)];
  model.session.focus.clear();
  for (const auto* node : all_nodes(tree)) {
    if (node->id == next.node && is_control(node->role) && node->enabled) {
      model.session.focus = node->id;
    }
  }
  say(model, {next}, effects);
}

bool stands_on_letter(const Model& model, const ui::ScreenTree& tree) {
  const auto nodes = all_nodes(tree);
  return std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node* node) {
    return node->role == ui::Role::Key && node->id == model.session.focus;
  });
}

/// A key that moves nothing on the screen: it moves the voice.
void on_voice_key(Model& model, ui::TactileKey key, const Heard& before, const ui::ScreenTree& tree,
                  const ui::Words& words, std::vector<Effect>& effects) {
  auto& speech = model.session.speech;
  const bool nothing_to_activate = model.session.focus.empty() && tree.background.empty();
  switch (key) {
    case ui::TactileKey::Left:
    case ui::TactileKey::Right:
      if (stands_on_letter(model, tree)) return;  // the focus goes to the next one, and is heard
      return skip(model, tree, key == ui::TactileKey::Left ? -1 : 1, words, effects);
    case ui::TactileKey::Repeat:
      if (speech.queue.empty())
        return say(model, utterances(tree, voice_of(model), words), effects);
      if (speech.at >= speech.queue.size()) speech.at = 0;
      return start(model, effects);
    case ui::TactileKey::Select:
    case ui::TactileKey::Switch2:
      if (nothing_to_activate && !before.speaking) start(model, effects);
      return;  // otherwise it is a pause: the key itself has silenced the voice
    case ui::TactileKey::Up:
    case ui::TactileKey::Down:
    case ui::TactileKey::Back:
    case ui::TactileKey::Help:
    case ui::TactileKey::Switch1:
      return;
  }
}

/// What is said of the same screen now and was not before, or otherwise.
std::vector<Utterance> changes(const Heard& before, const Heard& now, const ui::Words& words) {
  if (now.tree == before.tree) return {};
  const auto old = utterances(before.tree, before.voice, words);
  auto changed = utterances(now.tree, now.voice, words);
  std::erase_if(changed, [&](const Utterance& one) {
    return std::find(old.begin(), old.end(), one) != old.end();
  });
  return changed;
}

bool is_loud(ui::Role role) {
  return role == ui::Role::Note || role == ui::Role::Alert || role == ui::Role::Number;
}

/// Only what tells something on its own: a button that appears or counts anew is heard when the
/// focus comes to it, and the clock is not news.
std::vector<Utterance> news(const Model& model, const ui::ScreenTree& tree,
                            std::vector<Utterance> changed, bool by_itself) {
  std::erase_if(changed, [&](const Utterance& utterance) {
    for (const auto* node : all_nodes(tree)) {
      if (node->id != utterance.node) continue;
      if (by_itself) return !is_loud(node->role);
      if (is_control(node->role)) return node->id != model.session.focus;
      const bool clock = node->id == "status.time" || node->id == "status.place";
      return clock;
    }
    return true;
  });
  return changed;
}

/// Not the clock, or seconds that count down: they may finish their sentence.
bool tells_state(const ui::ScreenTree& tree, const std::string& id) {
  const auto nodes = all_nodes(tree);
  return std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node* node) {
    return node->id == id && (is_loud(node->role) || node->role == ui::Role::Slip);
  });
}

bool tells_of(const std::vector<Utterance>& utterances, const std::string& node) {
  return std::ranges::find(utterances, node, &Utterance::node) != utterances.end();
}

/// What the screen says no longer is not said either: of what is queued, the changed is said as it
/// is now and the vanished not at all; and what is being said right now is broken off.
void forget_the_passed(Model& model, const Heard& before, const Heard& now,
                       const std::vector<Utterance>& changed, const ui::Words& words,
                       std::vector<Effect>& effects) {
  auto& speech = model.session.speech;
  if (now.tree == before.tree || speech.at >= speech.queue.size()) return;
  const auto old = utterances(before.tree, before.voice, words);
  const auto all = utterances(now.tree, now.voice, words);
  const auto current = speech.queue[speech.at];
  bool passed = tells_of(old, current.node) && !tells_of(all, current.node);
  const auto has_gone = [&](const Utterance& one) {
    return tells_of(old, one.node) && !tells_of(all, one.node);
  };
  const auto first = speech.queue.begin() + static_cast<std::ptrdiff_t>(speech.at);
  speech.queue.erase(std::remove_if(first, speech.queue.end(), has_gone), speech.queue.end());
  for (auto i = speech.at; i < speech.queue.size(); ++i) {
    const auto anew = std::ranges::find(changed, speech.queue[i].node, &Utterance::node);
    if (anew == changed.end()) continue;
    if (i == speech.at && speech.speaking) {
      if (!tells_state(now.tree, anew->node)) continue;
      passed = true;
    }
    speech.queue[i] = *anew;
  }
  if (!passed || !speech.speaking) return;
  effects.emplace_back(messages::StopSpeech{});
  start(model, effects);
}

/// A device or the clock changed the screen: what was not said yet is said as it is now, what is
/// new follows.
void catch_up(Model& model, std::vector<Utterance> changed, std::vector<Effect>& effects) {
  auto& speech = model.session.speech;
  const bool all_said = !speech.speaking && speech.at >= speech.queue.size();
  for (auto& utterance : changed) {
    const auto waiting = std::find(speech.queue.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                              speech.at, speech.queue.size())),
                                   speech.queue.end(), utterance);
    if (waiting == speech.queue.end()) speech.queue.push_back(std::move(utterance));
  }
  if (!all_said || changed.empty()) return;
  speech.at = speech.queue.size() - changed.size();
  start(model, effects);
}

/// Takes the Speak effects of screens out; with the voice on they join what is being said.
std::vector<Utterance> announcements(std::vector<Effect>& effects) {
  std::vector<Utterance> said;
  std::vector<Effect> others;
  for (auto& effect : effects) {
    const auto* speak = get_if<messages::Speak>(&effect);
    if (speak == nullptr || speak->utterance != 0) {
      others.push_back(std::move(effect));
      continue;
    }
    said.push_back({.node = "speech.announcement",
                    .pieces = {{.key = {}, .text = speak->text, .language = speak->language}}});
  }
  effects = std::move(others);
  return said;
}

/// True for what a person does: it silences what is being said.
bool is_action(const Event& event) {
  return holds_alternative<messages::Touched>(event) ||
         holds_alternative<messages::Tapped>(event) ||
         holds_alternative<messages::FocusMoved>(event) ||
         holds_alternative<messages::KeyPressed>(event) ||
         holds_alternative<messages::Scanned>(event) ||
         holds_alternative<messages::FacePressed>(event);
}

std::vector<Utterance> on_tap(const Model& model, const messages::Tapped& tap,
                              std::vector<Utterance> changed, const ui::Words& words) {
  if (tap.id == "page.next" || tap.id == "page.previous") {
    changed.insert(changed.begin(), page_utterance(tap.value, voice_of(model), words));
  }
  return changed;
}

/// The same screen, with the voice on.
void speak_of_event(Model& model, const Heard& before, const Heard& now, const Event& event,
                    const ui::Words& words, std::vector<Effect>& effects) {
  if (const auto* key = get_if<messages::KeyPressed>(&event)) {
    return on_voice_key(model, key->key, before, now.tree, words, effects);
  }
  if (const auto* moved = get_if<messages::FocusMoved>(&event)) {
    return say(model, {utterance_of(now.tree, moved->id, moved->value, now.voice, words)}, effects);
  }
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap != nullptr && tap->id == "tools.repeat") {
    return say(model, utterances(now.tree, now.voice, words), effects);
  }
  const bool by_itself = !is_action(event);
  auto changed = changes(before, now, words);
  if (by_itself) forget_the_passed(model, before, now, changed, words, effects);
  changed = news(model, now.tree, std::move(changed), by_itself);
  if (by_itself) return catch_up(model, std::move(changed), effects);
  if (tap != nullptr) changed = on_tap(model, *tap, std::move(changed), words);
  say(model, std::move(changed), effects);
}

/// The end of an utterance, or a voice that never came back. True when the next one follows.
bool follow_speech(Model& model, const Event& event) {
  auto& speech = model.session.speech;
  const auto* ended = get_if<messages::SpeechEnded>(&event);
  if (ended != nullptr) model.health.sound.works = ended->heard;
  const auto* tick = get_if<messages::Tick>(&event);
  const bool lost =
      speech.speaking && tick != nullptr && tick->steady - speech.since > longest_utterance;
  const bool current =
      ended != nullptr && speech.speaking && ended->utterance == model.last_utterance;
  if (!current && !lost) return false;
  speech.speaking = false;
  speech.quiet_since = model.steady;
  const bool heard = current && ended->heard;
  speech.at = heard ? speech.at + 1 : speech.queue.size();
  return heard;
}

Heard heard_of(const Model& model, const Event& event, const ui::Words& words) {
  Heard heard{.on = model.session.hearing.on, .speaking = model.session.speech.speaking};
  if (!heard.on && holds_alternative<messages::Tick>(event)) return heard;
  heard.tree = view(model, words);
  heard.voice = voice_of(model);
  return heard;
}

/// Another screen, another question on it, or the same in another language.
bool is_elsewhere(const Heard& before, const Heard& now) {
  return before.tree.name != now.tree.name || before.tree.title.text != now.tree.title.text ||
         before.voice.language != now.voice.language;
}

bool offers(const ui::ScreenTree& tree, const std::string& id) {
  const auto nodes = all_nodes(tree);
  return std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node* node) {
    return node->id == id && is_control(node->role) && node->enabled;
  });
}

bool shows(const Heard& heard, ui::Role role) {
  const auto nodes = all_nodes(heard.tree);
  return std::any_of(nodes.begin(), nodes.end(),
                     [&](const ui::Node* node) { return node->role == role; });
}

/// A screen has a sound of its own, which these must not drown.
bool sounds_by_itself(const std::vector<Effect>& effects) {
  return std::ranges::any_of(
      effects, [](const Effect& effect) { return holds_alternative<messages::Play>(effect); });
}

bool calls_staff(const std::vector<Effect>& effects) {
  return std::ranges::any_of(effects, [](const Effect& effect) {
    const auto* fact = get_if<messages::RecordFact>(&effect);
    return fact != nullptr && fact->fact.kind == records::kinds::staff_called;
  });
}

/// Short sounds, beside what is said; one an event, the weightiest.
void play(const Model& model, const Heard& before, const Heard& now, std::vector<Effect>& effects) {
  const auto& hearing = model.session.hearing;
  if (!hearing.feedback || sounds_by_itself(effects)) return;
  const bool number = shows(now, ui::Role::Number) && !shows(before, ui::Role::Number);
  const auto sound = [&](messages::Sound one) {
    effects.emplace_back(messages::Play{.sound = one, .gain_db = hearing.gain_db()});
  };
  if (shows(now, ui::Role::Alert) && !shows(before, ui::Role::Alert)) {
    sound(messages::Sound::Error);
  } else if (number || calls_staff(effects)) {
    sound(messages::Sound::Chime);
  } else if (before.offered) {
    sound(messages::Sound::Click);
  }
}

/// Nothing of what was queued is said any more.
void fall_silent(Model& model, std::vector<Effect>& effects) {
  model.session.speech.queue.clear();
  model.session.speech.at = 0;
  model.session.speech.speaking = false;
  effects.emplace_back(messages::StopSpeech{});
}

}  // namespace

Heard listen(Model& model, const Event& event, const ui::Words& words) {
  auto heard = heard_of(model, event, words);
  const auto* tap = get_if<messages::Tapped>(&event);
  heard.offered = tap != nullptr && (tap->id.starts_with("page.") || offers(heard.tree, tap->id));
  heard.goes_on = follow_speech(model, event);
  return heard;
}

void speak(Model& model, const Heard& before, const Event& event, const ui::Words& words,
           std::vector<Effect>& effects) {
  auto announced = announcements(effects);
  const auto now = heard_of(model, event, words);
  if (!before.tree.name.empty()) play(model, before, now, effects);
  if (before.on && !now.on) fall_silent(model, effects);
  if (!now.on) {
    // Somebody's touch has led on: what was said of the screen before holds no more.
    const bool led_on = is_action(event) && now.tree != before.tree;
    if (led_on && model.session.speech.speaking && !model.standing.emergency) {
      fall_silent(model, effects);
    }
    return say(model, std::move(announced), effects);
  }
  if (before.goes_on) start(model, effects);
  const auto* headphones = get_if<messages::HeadphonesReported>(&event);
  if (headphones != nullptr && !headphones->plugged) return fall_silent(model, effects);
  // Whoever puts them in again has lost what was being said.
  if (headphones != nullptr && model.session.speech.queue.empty()) {
    return say(model, utterances(now.tree, now.voice, words), effects);
  }
  if (is_action(event)) hold(model, effects);
  if (!before.on) {
    auto all = utterances(now.tree, now.voice, words);
    all.insert(all.begin(), introduction(now.voice, words));
    say(model, std::move(all), effects);
  } else if (is_elsewhere(before, now)) {
    say(model, utterances(now.tree, now.voice, words), effects);
  } else {
    speak_of_event(model, before, now, event, words, effects);
  }
  catch_up(model, std::move(announced), effects);
}

}  // namespace kiosk::app
