// What holds on every screen for those who listen, use keys or switches, or reach no higher than a
// wheelchair lets them.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "kiosk/app/keys.h"
#include "kiosk/ui/focus.h"
#include "kiosk/ui/reach.h"
#include "tests/support/catch.h"
#include "tests/support/screens.h"

namespace {

namespace m = kiosk::messages;
namespace ui = kiosk::ui;
using tests::Findings;
using tests::Shot;
using tests::Variety;
using ui::TactileKey;

/// Every line of the text is among the words, which have a comma where the line breaks.
bool says(const ui::Utterance& utterance, const ui::Box& box) {
  const auto said = text_of(utterance);
  if (said.find(box.speech) != std::string::npos) return true;
  std::size_t from = 0;
  while (from <= box.text.size()) {
    const auto end = std::min(box.text.find('\n', from), box.text.size());
    if (said.find(box.text.substr(from, end - from)) == std::string::npos) return false;
    from = end + 1;
  }
  return true;
}

void check_said(const Shot& shot, const ui::Box& box, const ui::Voice& voice,
                const std::vector<ui::Utterance>& all, Findings& findings) {
  auto said = ui::utterance_of(shot.tree, box.id, box.value, voice, tests::words());
  const bool pager = box.id.starts_with("page.");
  const bool letter = box.role == ui::Role::Key;  // heard when the focus comes to it
  if (!pager && !letter) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const ui::Utterance& one) { return one.node == box.id; });
    if (found == all.end()) return findings.add(shot, box.id + " is not read");
    said = *found;
  }
  if (box.id == "page.position") return;  // the pager's buttons say where they lead
  if (said.pieces.empty()) return findings.add(shot, box.id + " is silent");
  // Somebody's own words are told by their length only, but to headphones.
  const auto nodes = ui::all_nodes(shot.tree);
  const bool is_private = std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node* node) {
    return node->id == box.id && node->is_private;
  });
  if (!is_private && !says(said, box)) findings.add(shot, box.id + " says " + text_of(said));
  const bool own_language = std::any_of(said.pieces.begin(), said.pieces.end(),
                                        [&](const auto& p) { return p.language == box.language; });
  if (!own_language) findings.add(shot, box.id + " is said in another language");
}

enum class Hands : std::uint8_t { Keys, Switches };

/// Left and right move the focus among letters only: elsewhere they move what is read.
std::vector<ui::Direction> moves_at(const ui::Layout& layout, const std::string& id, Hands hands) {
  if (hands == Hands::Switches) return {ui::Direction::Next};
  const auto* box = ui::find_box(layout, id);
  if (box == nullptr || box->role != ui::Role::Key) return {ui::Direction::Up, ui::Direction::Down};
  return {ui::Direction::Up, ui::Direction::Down, ui::Direction::Left, ui::Direction::Right};
}

/// All that is reached from a control.
std::set<std::string> reached(const ui::Layout& layout, const std::string& start, Hands hands) {
  std::set<std::string> seen{start};
  std::vector<std::string> open{start};
  while (!open.empty()) {
    const auto at = open.back();
    open.pop_back();
    for (const auto move : moves_at(layout, at, hands)) {
      const auto next = ui::next_focus(layout, at, move);
      if (seen.insert(next).second) open.push_back(next);
    }
  }
  return seen;
}

/// What the key activates with the focus there.
const m::Tapped* tapped_by(const std::vector<m::Event>& events) {
  return events.size() == 2 ? get_if<m::Tapped>(&events[1]) : nullptr;
}

void check_keys(const Shot& shot, Findings& findings) {
  const auto wanted = tests::enabled_controls(shot.layout);
  auto model = shot.model;
  model.session.hearing.on = true;
  for (const auto& id : wanted) {
    for (const auto hands : {Hands::Keys, Hands::Switches}) {
      if (reached(shot.layout, id, hands) != wanted) findings.add(shot, "a trap at " + id);
    }
    model.session.focus = id;
    const auto* box = ui::find_box(shot.layout, id);
    for (const auto key : {TactileKey::Select, TactileKey::Switch2}) {
      const auto events = kiosk::app::events_of_key(model, shot.tree, shot.layout, key);
      const auto* tap = tapped_by(events);
      if (tap == nullptr || tap->id != id || tap->value != box->value) {
        findings.add(shot, id + " is not activated by a key");
      }
    }
  }
}

constexpr int highest_for_every_size_mm = ui::reach_highest_mm - ui::reach_for_every_size_mm;

/// The mounts that stand for all: the lowest and the highest that may be, as configured by default,
/// and the highest that keeps every size of letters.
std::vector<ui::Panel> mounts() {
  std::vector<ui::Panel> panels;
  for (const auto& panel : {tests::portrait_panel, tests::landscape_panel}) {
    for (const int edge_mm : {380, 700, 850, highest_for_every_size_mm, 1000}) {
      panels.push_back(panel);
      panels.back().bottom_edge_mm = edge_mm;
    }
  }
  return panels;
}

/// True when anything on the screen is smaller than the text of its size.
bool has_smaller_letters(const Shot& shot) {
  const auto size = shot.appearance().text_size;
  const auto font = ui::font_of(ui::TextStep::Body, size, shot.layout.panel);
  return std::ranges::any_of(shot.layout.boxes, [&](const ui::Box& box) {
    return std::ranges::any_of(
        box.runs, [&](const ui::TextRun& run) { return run.font.size_px < font.size_px; });
  });
}

void check_reach(const Shot& shot, Findings& findings) {
  const auto& panel = shot.layout.panel;
  for (const auto& problem : shot.layout.problems) {
    findings.add(shot, "does not fit: " + problem);
  }
  if (ui::reached_mm(panel) >= ui::reach_for_every_size_mm && has_smaller_letters(shot)) {
    findings.add(shot, fmt::format("smaller letters than chosen, at {}", panel.bottom_edge_mm));
  }
  for (const auto& box : shot.layout.boxes) {
    if (box.bounds.y < 0 || box.bounds.bottom() > panel.height_px) {
      findings.add(shot, box.id + " is outside the panel");
    }
    if (!box.control) continue;
    const double top_mm = panel.bottom_edge_mm + panel.mm(panel.height_px - box.bounds.y);
    const double bottom_mm = panel.bottom_edge_mm + panel.mm(panel.height_px - box.bounds.bottom());
    if (top_mm > ui::reach_highest_mm || bottom_mm < ui::reach_lowest_mm) {
      findings.add(shot, fmt::format("{} from {:.0f} to {:.0f} mm, mounted at {}", box.id,
                                     bottom_mm, top_mm, panel.bottom_edge_mm));
    }
  }
}

}  // namespace

TEST_CASE("everything that is seen is read aloud, in its own language (A08)", "[modes][standing]") {
  Findings findings;
  tests::visit_shots(tests::one_look(), tests::words(), [&](const Shot& shot) {
    const ui::Voice voice{.language = shot.appearance().language};
    const auto all = ui::utterances(shot.tree, voice, tests::words());
    for (const auto& box : shot.layout.boxes) {
      const bool drawing = box.shape == ui::Shape::Qr || box.shape == ui::Shape::Slip;
      if (box.runs.empty() && !drawing && !box.control) continue;
      check_said(shot, box, voice, all, findings);
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("no screen is silent, and each says how to go on (A08)", "[modes][standing]") {
  Findings findings;
  tests::visit_shots(tests::one_look(), tests::words(), [&](const Shot& shot) {
    for (const auto input : {ui::Input::Touch, ui::Input::Keys, ui::Input::Switches}) {
      const auto all = ui::utterances(
          shot.tree, {.language = shot.appearance().language, .input = input}, tests::words());
      // Out of the building: there is nothing to be done here.
      const bool leave = shot.tree.name == "home.evacuate";
      if (all.size() < 2 || (!leave && all.back().node != "speech.go_on")) {
        findings.add(shot, "leaves one alone");
      }
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("keys and switches reach and activate every control, and none is a trap (A07)",
          "[modes][standing]") {
  Findings findings;
  auto variety = tests::one_look();
  variety.panels = {tests::portrait_panel, tests::landscape_panel};
  variety.languages = {ui::Language::Indonesian};
  variety.sizes = {ui::TextSize::Normal, ui::TextSize::Largest};
  tests::visit_shots(variety, tests::words(),
                     [&](const Shot& shot) { check_keys(shot, findings); });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("with low controls all of them are between 380 and 1220 mm, on every screen (A16)",
          "[modes][standing]") {
  Findings findings;
  Variety variety;
  variety.panels = mounts();
  variety.low_reach = true;
  tests::visit_shots(variety, tests::words(),
                     [&](const Shot& shot) { check_reach(shot, findings); });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("on a picture that hangs too high a screen has the same letters on all its pages (A16)",
          "[modes][standing]") {
  Findings findings;
  Variety variety;
  variety.sizes = {ui::TextSize::Largest};
  variety.panels = {tests::portrait_panel, tests::landscape_panel};
  for (auto& panel : variety.panels) panel.bottom_edge_mm = 1000;
  variety.low_reach = true;
  bool first_is_smaller = false;
  int smaller = 0;
  tests::visit_shots(variety, tests::words(), [&](const Shot& shot) {
    const bool is_smaller = has_smaller_letters(shot);
    if (shot.layout.page.index == 0) first_is_smaller = is_smaller;
    if (is_smaller != first_is_smaller) findings.add(shot, "other letters than on the first page");
    if (is_smaller) ++smaller;
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
  CHECK(smaller > 0);
}

TEST_CASE("low controls show the same as the usual ones, page by page (A16)", "[modes][standing]") {
  Findings findings;
  Variety variety;
  variety.panels = mounts();
  variety.low_reach = true;
  tests::find_unpaged(variety, findings);
  INFO(findings.text());
  CHECK(findings.count() == 0);
}
