// The text of every screen, as it is read and said: tests/golden/screens/<state>.<language>.txt,
// and what stands around them in tests/golden/frames.<language>.txt, once for all that have the
// same.

#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/sample_states.h"

namespace {

namespace ui = kiosk::ui;
namespace fs = std::filesystem;
using kiosk::domain::Language;

const char* mark_of(ui::Emphasis emphasis) {
  switch (emphasis) {
    case ui::Emphasis::Normal:
      return "";
    case ui::Emphasis::Primary:
      return " primary";
    case ui::Emphasis::Accent:
      return " accent";
    case ui::Emphasis::Danger:
      return " danger";
    case ui::Emphasis::Quiet:
      return " quiet";
    case ui::Emphasis::Selected:
      return " selected";
  }
  return "";
}

void write(std::ostream& out, const ui::Node& node, Language session, int depth) {
  const auto language = node.language.value_or(session);
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  const auto text = [&](const ui::Phrase& phrase) {
    return ui::resolve(phrase, language, tests::words());
  };
  out << indent << name_of(node.role) << ' ' << node.id << mark_of(node.emphasis);
  if (!node.enabled) out << " disabled";
  if (node.is_private) out << " private";
  if (!node.text.empty()) out << " \"" << text(node.text) << '"';
  out << '\n';
  if (!node.detail.empty()) out << indent << "    detail \"" << text(node.detail) << "\"\n";
  if (!node.speech.empty()) out << indent << "    speech \"" << text(node.speech) << "\"\n";
  if (!node.value.empty()) out << indent << "    value " << node.value << '\n';
  if (!node.icon.empty()) out << indent << "    icon " << node.icon << '\n';
  for (const auto& child : node.children) write(out, child, session, depth + 1);
}

ui::ScreenTree tree_of(const tests::SampleState& state, Language language) {
  auto model = state.model;
  model.session.appearance.language = language;
  return kiosk::app::view(model, tests::words());
}

/// What stands around a screen and is the same around most: status line and tools.
std::string frame_of(const ui::ScreenTree& tree, Language language) {
  std::ostringstream out;
  write(out, tree.status_line, language, 1);
  out << "  tools\n";
  for (const auto& node : tree.tools) write(out, node, language, 2);
  return out.str();
}

/// The frames of all sample states, each under the name of the first state that has it.
class Frames {
 public:
  explicit Frames(Language language) : language_(language) {}

  /// The name of this state's frame.
  const std::string& name(const tests::SampleState& state, const ui::ScreenTree& tree) {
    const auto [at, fresh] = names_.try_emplace(frame_of(tree, language_), state.name);
    if (fresh) text_ += "frame of " + state.name + "\n" + at->first;
    return at->second;
  }
  /// All that were named, in that order.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  Language language_;
  std::map<std::string, std::string> names_;
  std::string text_;
};

std::string screen_of(const ui::ScreenTree& tree, const std::string& frame, Language language) {
  std::ostringstream out;
  out << tree.name << "\nframe of " << frame << '\n';
  if (!tree.title.text.empty()) write(out, tree.title, language, 1);
  for (const auto& node : tree.body) write(out, node, language, 1);
  if (!tree.navigation.empty()) out << "navigation\n";
  for (const auto& node : tree.navigation) write(out, node, language, 1);
  return out.str();
}

std::string name_of_golden(const tests::SampleState& state, Language language) {
  return "screens/" + state.name + "." + kiosk::domain::code_of(language);
}

constexpr std::array languages{Language::Indonesian, Language::English, Language::Sundanese};

}  // namespace

TEST_CASE("every screen reads as its golden text says", "[ui][golden]") {
  for (const auto language : languages) {
    Frames frames{language};
    for (const auto& state : tests::sample_states()) {
      const auto tree = tree_of(state, language);
      const auto screen = screen_of(tree, frames.name(state, tree), language);
      tests::check_golden(name_of_golden(state, language), screen);
    }
    const auto code = std::string{kiosk::domain::code_of(language)};
    tests::check_golden("frames." + code, frames.text());
  }
}

TEST_CASE("no golden text stands for a screen that is gone", "[ui][golden]") {
  std::set<std::string> wanted;
  for (const auto& state : tests::sample_states()) {
    for (const auto language : languages) wanted.insert(name_of_golden(state, language) + ".txt");
  }
  const bool updating = std::getenv("UPDATE_GOLDENS") != nullptr;
  for (const auto& entry : fs::directory_iterator("tests/golden/screens")) {
    const auto name = "screens/" + entry.path().filename().string();
    if (updating && !wanted.contains(name)) fs::remove(entry.path());
    INFO(name);
    CHECK((updating || wanted.contains(name)));
  }
}
