#include "tests/support/screens.h"

#include <map>
#include <unordered_map>

#include <fmt/format.h>

namespace tests {
namespace {

namespace ui = kiosk::ui;

constexpr std::size_t most_findings_named = 40;

struct FontLess {
  bool operator()(const ui::Font& left, const ui::Font& right) const {
    return std::pair{left.size_px, left.weight} < std::pair{right.size_px, right.weight};
  }
};

/// Looks texts up without making a string of them.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

/// First row of the page after the shown one; absent on the last page.
std::optional<int> next_page(const ui::Layout& layout) {
  const auto* next = ui::find_box(layout, "page.next");
  if (next == nullptr) return std::nullopt;
  return std::stoi(next->value);
}

void visit_pages(const SampleState& state, const ui::Panel& panel, const ui::Appearance& appearance,
                 const ui::Words& words, const std::function<void(const Shot&)>& visit) {
  Shot shot{.name = {}, .state = state.name, .model = state.model, .tree = {}, .layout = {}};
  shot.model.session.appearance = appearance;
  shot.tree = kiosk::app::view(shot.model, words);
  std::optional<int> row = 0;
  for (int page = 0; row; ++page) {
    shot.model.session.first_row = *row;
    shot.layout = ui::layout(shot.tree, panel, appearance, *row, words, real_measure());
    shot.name = fmt::format(
        "{} {} size{} contrast{} {} page{}", state.name,
        kiosk::domain::code_of(appearance.language), static_cast<int>(appearance.text_size),
        static_cast<int>(appearance.contrast), panel.portrait() ? "portrait" : "landscape", page);
    visit(shot);
    row = next_page(shot.layout);
  }
}

std::string longer_word(const std::string& word) {
  const bool has_argument = word.find('{') != std::string::npos;
  if (has_argument || word.empty()) return word;
  return word + std::string((word.size() * 4 + 9) / 10, 'n');
}

std::string longer(const std::string& text) {
  std::string result;
  std::string word;
  for (const char c : text) {
    if (c != ' ') {
      word += c;
      continue;
    }
    result += longer_word(word) + ' ';
    word.clear();
  }
  return result + longer_word(word);
}

}  // namespace

Variety one_look() {
  Variety variety;
  variety.sizes = {ui::TextSize::Normal};
  variety.panels = {portrait_panel};
  return variety;
}

void visit_shots(const Variety& variety, const ui::Words& words,
                 const std::function<void(const Shot&)>& visit) {
  static const auto states = sample_states();
  for (const auto& state : states) {
    for (const auto language : variety.languages) {
      for (const auto size : variety.sizes) {
        for (const auto contrast : variety.contrasts) {
          for (const auto& panel : variety.panels) {
            visit_pages(state, panel,
                        {.language = language,
                         .text_size = size,
                         .contrast = contrast,
                         .low_reach = variety.low_reach},
                        words, visit);
          }
        }
      }
    }
  }
}

ui::sdl::Fonts& real_fonts() {
  static ui::sdl::Fonts fonts{ANJUNGAN_FONT_DIR};
  return fonts;
}

const ui::TextMeasure& real_measure() {
  static const auto plain = real_fonts().measure();
  static std::map<ui::Font, std::unordered_map<std::string, int, TextHash, std::equal_to<>>,
                  FontLess>
      widths;
  static std::map<ui::Font, int, FontLess> heights;
  static const ui::TextMeasure remembered{
      .width_px =
          [](std::string_view text, ui::Font font) {
            auto& known = widths[font];
            if (const auto found = known.find(text); found != known.end()) return found->second;
            return known.emplace(std::string{text}, plain.width_px(text, font)).first->second;
          },
      .line_height_px =
          [](ui::Font font) {
            const auto [at, fresh] = heights.try_emplace(font, 0);
            if (fresh) at->second = plain.line_height_px(font);
            return at->second;
          }};
  return remembered;
}

ui::Words longer_words() {
  return [](ui::Language language, std::string_view key) -> std::optional<std::string> {
    const auto text = words()(language, key);
    if (!text) return std::nullopt;
    return longer(*text);
  };
}

void Findings::add(const Shot& shot, const std::string& what) {
  add(shot.name + ": " + what);
}

void Findings::add(const std::string& what) {
  ++count_;
  if (count_ <= most_findings_named) text_ += what + "\n";
}

std::set<std::string> enabled_controls(const ui::Layout& layout) {
  std::set<std::string> ids;
  for (const auto& box : layout.boxes) {
    if (box.control && box.enabled) ids.insert(box.id);
  }
  return ids;
}

void find_unpaged(const Variety& variety, Findings& findings) {
  std::set<std::string> seen;
  visit_shots(variety, words(), [&](const Shot& shot) {
    if (shot.layout.page.index == 0) seen.clear();
    for (const auto& box : shot.layout.boxes) seen.insert(box.id);
    if (shot.layout.page.index + 1 < shot.layout.page.count) return;
    for (const auto* node : ui::all_nodes(shot.tree)) {
      if (node->role == ui::Role::Group || node->text.empty()) continue;
      if (!seen.contains(node->id)) findings.add(shot, node->id + " is on no page");
    }
  });
}

}  // namespace tests
