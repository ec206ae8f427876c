#include "kiosk/ui/speech.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace kiosk::ui {
namespace {

/// Collects the pieces of one utterance.
class Speaker {
 public:
  Speaker(std::string node, Language language, const Words& words)
      : words_(words), language_(language), said_{.node = std::move(node), .pieces = {}} {}

  void say(const Phrase& phrase) {
    if (phrase.empty()) return;
    auto text = resolve(phrase, language_, words_);
    if (text.empty()) return;
    said_.pieces.push_back({.key = phrase.arguments.empty() ? phrase.key : "",
                            .text = std::move(text),
                            .language = language_});
  }

  /// Its length, in letters, instead of what stands there. The catalogue's own words are nobody's.
  void say_length(const Phrase& phrase) {
    if (!phrase.key.empty() && phrase.arguments.empty()) return say(phrase);
    const auto text = resolve(phrase, language_, words_);
    const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    });
    say(tr("speech.private", {{"n", std::to_string(letters)}}));
  }

  /// What follows is in this language.
  void go_on_in(Language language) { language_ = language; }
  [[nodiscard]] std::size_t pieces() const { return said_.pieces.size(); }
  Utterance done() { return std::move(said_); }

 private:
  const Words& words_;
  Language language_;
  Utterance said_;
};

struct Position {
  int index = 0;  // from 1; 0 = not counted
  int count = 0;
};

/// Keys of the keyboard are not counted: there are many, and each is known by its letter.
bool counts(const Node& node) {
  return is_control(node.role) && node.role != Role::Key && node.enabled;
}

Position position_of(const ScreenTree& tree, const Node& node) {
  Position position;
  for (const auto* other : all_nodes(tree)) {
    if (!counts(*other)) continue;
    ++position.count;
    if (other == &node) position.index = position.count;
  }
  return position;
}

void say_role(Speaker& speaker, const Node& node) {
  if (node.role == Role::Tile || node.role == Role::Button) speaker.say(tr("speech.role.button"));
  if (node.role == Role::Choice) speaker.say(tr("speech.role.choice"));
  if (node.emphasis == Emphasis::Selected) speaker.say(tr("speech.chosen"));
  if (is_control(node.role) && !node.enabled) speaker.say(tr("speech.disabled"));
}

/// Text and detail, or what stands for them. Of what is private, a label may be heard.
void say_content(Speaker& speaker, const Node& node, Audience audience) {
  const bool secret = node.is_private && audience == Audience::Hall;
  if (secret && node.role == Role::Key) return speaker.say(tr("speech.private_key"));
  if (secret) {
    if (!node.detail.empty()) speaker.say(node.text);
    const auto& shown = node.detail.empty() ? node.text : node.detail;
    // A field shows the end of a long text, and where the next letter comes: it says the whole.
    return speaker.say_length(node.speech.empty() ? shown : node.speech);
  }
  if (!node.speech.empty()) return speaker.say(node.speech);
  speaker.say(node.text);
  speaker.say(node.detail);
}

Utterance say_node(const ScreenTree& tree, const Node& node, const Voice& voice,
                   const Words& words) {
  Speaker speaker{node.id, node.language.value_or(voice.language), words};
  if (node.role == Role::Alert) speaker.say(tr("speech.role.alert"));
  if (node.role == Role::Field) speaker.say(tr("speech.role.field"));
  const auto before = speaker.pieces();
  say_content(speaker, node, voice.audience);
  if (speaker.pieces() == before) speaker.say(tr("speech.empty"));
  speaker.go_on_in(voice.language);
  say_role(speaker, node);
  const auto position = position_of(tree, node);
  if (position.index > 0) {
    speaker.say(tr("speech.position",
                   {{"i", std::to_string(position.index)}, {"n", std::to_string(position.count)}}));
  }
  return speaker.done();
}

/// The nodes that say something, the status line last: nobody came for the time of day.
std::vector<const Node*> nodes_to_say(const ScreenTree& tree) {
  std::vector<const Node*> nodes;
  std::vector<const Node*> status;
  for (const auto* node : all_nodes(tree)) {
    if (node->role == Role::Group) continue;
    const bool says = !node->text.empty() || !node->detail.empty() || !node->speech.empty() ||
                      node->role == Role::Field;
    if (says) (node->role == Role::StatusLine ? status : nodes).push_back(node);
  }
  nodes.insert(nodes.end(), status.begin(), status.end());
  return nodes;
}

Phrase how_to_go_on(Input input) {
  switch (input) {
    case Input::Touch:
      return tr("speech.go_on.touch");
    case Input::Keys:
      return tr("speech.go_on.keys");
    case Input::Switches:
      return tr("speech.go_on.switches");
  }
  return {};
}

/// "12 2 3": first row, page and pages, as the pager's buttons carry them.
std::array<int, 3> numbers_of(std::string_view value) {
  std::array<int, 3> numbers{};
  const auto* at = value.data();
  const auto* end = at + value.size();
  for (auto& number : numbers) {
    while (at != end && *at == ' ') ++at;
    at = std::from_chars(at, end, number).ptr;
  }
  return numbers;
}

}  // namespace

std::string text_of(const Utterance& utterance) {
  std::string text;
  for (const auto& piece : utterance.pieces) {
    if (!text.empty()) text += ". ";
    text += piece.text;
  }
  return text;
}

std::vector<Utterance> utterances(const ScreenTree& tree, const Voice& voice, const Words& words) {
  std::vector<Utterance> all;
  bool has_control = false;
  for (const auto* node : nodes_to_say(tree)) {
    if (node->role == Role::Key) continue;  // nobody listens to thirty letters
    has_control = has_control || is_control(node->role);
    all.push_back(say_node(tree, *node, voice, words));
  }
  if (!has_control) return all;
  Speaker speaker{"speech.go_on", voice.language, words};
  speaker.say(how_to_go_on(voice.input));
  all.push_back(speaker.done());
  return all;
}

Utterance utterance_of(const ScreenTree& tree, std::string_view id, std::string_view value,
                       const Voice& voice, const Words& words) {
  for (const auto* node : all_nodes(tree)) {
    if (node->id == id) return say_node(tree, *node, voice, words);
  }
  Speaker speaker{std::string{id}, voice.language, words};
  if (id == "page.next" || id == "page.previous") {
    speaker.say(id == "page.next" ? tr("page.next") : tr("page.previous"));
    auto said = speaker.done();
    for (auto& piece : page_utterance(value, voice, words).pieces) {
      said.pieces.push_back(std::move(piece));
    }
    return said;
  }
  // A replayed log hides which key of a private text it was: silence that lasts as long.
  if (id.starts_with("key.")) speaker.say(literal(" "));
  return speaker.done();
}

Utterance page_utterance(std::string_view value, const Voice& voice, const Words& words) {
  const auto [row, page, pages] = numbers_of(value);
  Speaker speaker{"page.position", voice.language, words};
  speaker.say(tr("page.position", {{"i", std::to_string(page)}, {"n", std::to_string(pages)}}));
  return speaker.done();
}

Utterance introduction(const Voice& voice, const Words& words) {
  Speaker speaker{"speech.intro", voice.language, words};
  speaker.say(voice.input == Input::Switches ? tr("speech.intro.switches")
                                             : tr("speech.intro.keys"));
  return speaker.done();
}

}  // namespace kiosk::ui
