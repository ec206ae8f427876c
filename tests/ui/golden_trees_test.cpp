// The text of every screen, as it is read and said: tests/golden/screens/<state>.<language>.txt.
// UPDATE_GOLDENS=1 writes them anew; a golden that is missing is a failure.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/sample_states.h"

namespace {

namespace ui = kiosk::ui;
namespace fs = std::filesystem;
using kiosk::domain::Language;

const fs::path screens_folder = ANJUNGAN_SOURCE_DIR "/tests/golden/screens";

bool updating() {
  return std::getenv("UPDATE_GOLDENS") != nullptr;
}

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

std::string dump(const tests::SampleState& state, Language language) {
  auto model = state.model;
  model.session.appearance.language = language;
  const auto tree = kiosk::app::view(model, tests::words());
  std::ostringstream out;
  out << tree.name << '\n';
  write(out, tree.status_line, language, 1);
  if (!tree.title.text.empty()) write(out, tree.title, language, 1);
  for (const auto& node : tree.body) write(out, node, language, 1);
  out << "navigation\n";
  for (const auto& node : tree.navigation) write(out, node, language, 1);
  out << "tools\n";
  for (const auto& node : tree.tools) write(out, node, language, 1);
  return out.str();
}

std::string name_of_golden(const tests::SampleState& state, Language language) {
  return state.name + "." + kiosk::domain::code_of(language) + ".txt";
}

}  // namespace

TEST_CASE("every screen reads as its golden text says", "[ui][golden]") {
  fs::create_directories(screens_folder);
  for (const auto& state : tests::sample_states()) {
    for (const auto language : {Language::Indonesian, Language::English, Language::Sundanese}) {
      const auto path = screens_folder / name_of_golden(state, language);
      const auto is = dump(state, language);
      if (updating()) std::ofstream(path) << is;
      INFO(path.string() << " (UPDATE_GOLDENS=1 writes it)");
      REQUIRE(fs::exists(path));
      CHECK(is == tests::read_file(path));
    }
  }
}

TEST_CASE("no golden text stands for a screen that is gone", "[ui][golden]") {
  std::set<std::string> wanted;
  for (const auto& state : tests::sample_states()) {
    for (const auto language : {Language::Indonesian, Language::English, Language::Sundanese}) {
      wanted.insert(name_of_golden(state, language));
    }
  }
  for (const auto& entry : fs::directory_iterator(screens_folder)) {
    const auto name = entry.path().filename().string();
    if (updating() && !wanted.contains(name)) fs::remove(entry.path());
    INFO(name);
    CHECK((updating() || wanted.contains(name)));
  }
}
