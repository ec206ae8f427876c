#pragma once
// What is said of a screen: utterances in reading order, made from the same tree as the pixels.
// Pure.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/hearing.h"
#include "kiosk/ui/node.h"

namespace kiosk::ui {

/// A part of an utterance. Where assets/sounds/<language>/<key>.wav exists, that recording is heard
/// instead of the text; no key, no recording.
struct Piece {
  std::string key;
  std::string text;
  Language language = Language::Indonesian;

  bool operator==(const Piece&) const = default;
};

/// What is said of one node, without a break to wait for in between.
struct Utterance {
  std::string node;  // its id; `speech.intro` and `speech.go_on` for what belongs to no node
  std::vector<Piece> pieces;

  bool operator==(const Utterance&) const = default;
};

/// Its pieces as one text.
std::string text_of(const Utterance& utterance);

/// Who may hear it: what is private goes to headphones only, else its length alone is said.
enum class Audience : std::uint8_t { Hall, Headphones };

struct Voice {
  Language language = Language::Indonesian;
  Audience audience = Audience::Hall;
  Input input = Input::Touch;
};

/// Title, body, navigation and tools in reading order, the status line, then how to go on.
std::vector<Utterance> utterances(const ScreenTree& tree, const Voice& voice, const Words& words);

/// What is said when the focus comes to a control. `value` is that of its box: the pager's buttons,
/// which stand in no tree, say by it where they lead.
Utterance utterance_of(const ScreenTree& tree, std::string_view id, std::string_view value,
                       const Voice& voice, const Words& words);

/// "Page 2 of 3", from the value of a pager's button.
Utterance page_utterance(std::string_view value, const Voice& voice, const Words& words);

/// The first thing that is said when a key has switched the voice on.
Utterance introduction(const Voice& voice, const Words& words);

}  // namespace kiosk::ui
