// What holds for the words, colours, speech and controls of every screen.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "kiosk/ui/focus.h"
#include "tests/support/catch.h"
#include "tests/support/screens.h"

namespace {

namespace ui = kiosk::ui;
using tests::Findings;
using tests::Shot;
using tests::Variety;

struct ThemeBounds {
  ui::Contrast contrast;
  double least_text, most_text;
};

void check_colours(const Shot& shot, const ThemeBounds& bounds, Findings& findings) {
  const auto& layout = shot.layout;
  for (const auto& box : layout.boxes) {
    const double text = ui::contrast_ratio(box.foreground, box.background);
    if (!box.runs.empty() && (text < bounds.least_text || text > bounds.most_text)) {
      findings.add(shot, fmt::format("{}: text {:.2f}:1", box.id, text));
    }
    // The edge of a card is seen by its border or, where the border has the ground's colour, by
    // the card itself.
    const double edge = std::max(ui::contrast_ratio(box.border, layout.ground),
                                 ui::contrast_ratio(box.background, layout.ground));
    if (box.border_px > 0 && edge < 3.0) {
      findings.add(shot, fmt::format("{}: edge {:.2f}:1", box.id, edge));
    }
    const double icon = ui::contrast_ratio(box.icon_color, box.background);
    if (!box.icon.empty() && icon < 3.0) {
      findings.add(shot, fmt::format("{}: icon {:.2f}:1", box.id, icon));
    }
    const bool bare = box.shape == ui::Shape::None && !box.runs.empty();
    if (bare && box.background != layout.ground) {
      findings.add(shot, box.id + ": has no card but another background");
    }
  }
}

/// Phrases of a node in the order they are read.
std::vector<const ui::Phrase*> phrases_of(const ui::Node& node) {
  return {&node.text, &node.detail, &node.speech};
}

std::set<std::string> reached_by(const ui::Layout& layout, ui::Direction direction) {
  std::set<std::string> ids;
  std::string at;
  for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
    at = ui::next_focus(layout, at, direction);
    if (!at.empty()) ids.insert(at);
  }
  return ids;
}

}  // namespace

TEST_CASE("every phrase exists in the session's own language", "[ui][standing]") {
  Findings findings;
  tests::visit_shots(tests::one_look(), tests::words(), [&](const Shot& shot) {
    for (const auto* node : ui::all_nodes(shot.tree)) {
      const auto language = node->language.value_or(shot.appearance().language);
      for (const auto* phrase : phrases_of(*node)) {
        if (phrase->key.empty()) continue;
        if (!tests::words()(language, phrase->key)) findings.add(shot, "lacks " + phrase->key);
        const auto text = ui::resolve(*phrase, language, tests::words());
        if (text.find_first_of("{}[]") != std::string::npos) {
          findings.add(shot, phrase->key + " shows \"" + text + "\"");
        }
      }
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("every node of a screen has an id of its own", "[ui][standing]") {
  Findings findings;
  tests::visit_shots(tests::one_look(), tests::words(), [&](const Shot& shot) {
    std::set<std::string> seen;
    for (const auto* node : ui::all_nodes(shot.tree)) {
      const bool frame_is_bare = node->id.empty() && node->text.empty() && node->children.empty();
      if (frame_is_bare) continue;  // a screen without a title
      if (node->id.empty()) findings.add(shot, "a node without id");
      if (!seen.insert(node->id).second) findings.add(shot, node->id + " twice");
    }
    std::set<std::string> boxes;
    for (const auto& box : shot.layout.boxes) {
      if (!box.id.empty() && !boxes.insert(box.id).second) findings.add(shot, box.id + " twice");
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("texts, borders and icons keep the contrast of each theme (A01, A02)", "[ui][standing]") {
  const std::vector<ThemeBounds> themes{{ui::Contrast::Default, 10.0, 21.0},
                                        {ui::Contrast::White, 20.0, 21.0},
                                        {ui::Contrast::Black, 17.5, 21.0},
                                        {ui::Contrast::Low, 4.5, 8.0}};
  for (const auto& theme : themes) {
    Findings findings;
    auto variety = tests::one_look();
    variety.panels = {tests::portrait_panel, tests::landscape_panel};
    variety.contrasts = {theme.contrast};
    tests::visit_shots(variety, tests::words(),
                       [&](const Shot& shot) { check_colours(shot, theme, findings); });
    INFO("theme " << static_cast<int>(theme.contrast) << "\n" << findings.text());
    CHECK(findings.count() == 0);
  }
}

TEST_CASE("pressed controls and the focus ring are seen in every theme", "[ui][standing]") {
  for (int i = 0; i < ui::contrast_count; ++i) {
    const auto& theme = ui::theme_of(static_cast<ui::Contrast>(i));
    INFO("theme " << i);
    CHECK(ui::contrast_ratio(theme.on_pressed, theme.pressed) >= 4.5);
    CHECK(ui::contrast_ratio(theme.focus, theme.ground) >= 3.0);
    CHECK(ui::contrast_ratio(theme.focus, theme.surface) >= 3.0);
  }
}

TEST_CASE("everything that is seen is also said, in the session's language (A08)",
          "[ui][standing]") {
  Findings findings;
  Variety variety;
  variety.sizes = {ui::TextSize::Normal, ui::TextSize::Largest};
  tests::visit_shots(variety, tests::words(), [&](const Shot& shot) {
    for (const auto& box : shot.layout.boxes) {
      const bool drawing = box.shape == ui::Shape::Qr || box.shape == ui::Shape::Slip ||
                           box.shape == ui::Shape::Plan || box.role == ui::Role::Here;
      const bool informs = !box.runs.empty() || drawing || box.control;
      if (!informs) continue;
      if (box.speech.empty()) findings.add(shot, box.id + " is silent");
      // Languages are offered by their own names, findings for staff are in English, and the
      // official wording of the standard is Indonesian.
      const bool own_name = box.id.find(".language.") != std::string::npos;
      const bool finding = box.id.starts_with("staff.finding.");
      const bool official = box.id.starts_with("official.");
      const bool for_everybody = box.id.starts_with("evacuate.");  // three languages at once
      const bool one_language = own_name || finding || official || for_everybody;
      if (!one_language && box.language != shot.appearance().language) {
        findings.add(shot, box.id + " speaks another language");
      }
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("two keys reach every control of every page, either way round (A07)", "[ui][standing]") {
  Findings findings;
  tests::visit_shots({}, tests::words(), [&](const Shot& shot) {
    const auto wanted = tests::enabled_controls(shot.layout);
    // In an emergency there is nothing to touch.
    const bool bare = shot.tree.name == "home.evacuate";
    if (wanted.empty() && !bare) findings.add(shot, "has no control at all");
    for (const auto direction : {ui::Direction::Right, ui::Direction::Left}) {
      if (reached_by(shot.layout, direction) != wanted) findings.add(shot, "focus misses some");
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("paging shows every node of a long body", "[ui][standing]") {
  Findings findings;
  tests::find_unpaged({}, findings);
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("no control is dead: each changes something, or is the choice that stands",
          "[ui][standing]") {
  Findings findings;
  Variety variety;
  variety.languages = {ui::Language::Indonesian};
  tests::visit_shots(variety, tests::words(), [&](const Shot& shot) {
    for (const auto& box : shot.layout.boxes) {
      if (!box.control) continue;
      if (!box.enabled) {
        findings.add(shot, box.id + " is greyed");
        continue;
      }
      auto before = shot.model;
      before.session.last_activity = before.steady;  // that a tap counts as activity is no effect
      const auto step = kiosk::app::update(
          before, kiosk::messages::Tapped{.id = box.id, .value = box.value}, tests::words());
      const bool chosen = box.emphasis == ui::Emphasis::Selected;
      // Deleting from an empty field does nothing, as on every keyboard.
      const bool nothing_typed =
          box.id == "key.delete" || box.id == "key.delete_word" || box.id == "key.restore";
      // What cannot be taken is told once.
      const bool told = box.id == "complaint.take" && box.value == "refused";
      const bool silent = std::all_of(
          step.effects.begin(), step.effects.end(),
          [](const auto& effect) { return holds_alternative<kiosk::messages::Play>(effect); });
      if (step.model == before && silent && !chosen && !nothing_typed && !told) {
        findings.add(shot, box.id + " does nothing");
      }
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("language and display are one touch away on every screen of a visit (A02, A18)",
          "[ui][standing]") {
  Findings findings;
  tests::visit_shots({}, tests::words(), [&](const Shot& shot) {
    const auto controls = tests::enabled_controls(shot.layout);
    const bool attract = shot.tree.name == "home.attract";
    if (shot.tree.name == "home.evacuate") return;  // no visit, nothing to touch
    for (const auto* code : {"id", "en", "su"}) {
      const auto id = std::string{attract ? "attract.language." : "tools.language."} + code;
      if (!controls.contains(id)) findings.add(shot, "lacks " + id);
    }
    const bool closed = shot.tree.name == "home.out_of_service";
    const bool staff = shot.tree.name.starts_with("staff.");
    if (attract || closed) return;
    if (!controls.contains("tools.display")) findings.add(shot, "lacks display");
    if (!staff && !controls.contains("tools.help")) findings.add(shot, "lacks help");
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("T4.3: no screen speaks of paying: the service is free", "[ui][standing]") {
  const std::vector<std::string> words_of_money{
      "rp ",     "rupiah",  "bayar sekarang", "pembayaran", "qris",
      "payment", "pay now", "insert coin",    "kasir ",     "cashier"};
  Findings findings;
  tests::visit_shots(tests::one_look(), tests::words(), [&](const Shot& shot) {
    for (const auto& box : shot.layout.boxes) {
      auto text = box.text + " " + box.speech + " ";
      std::transform(text.begin(), text.end(), text.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      for (const auto& word : words_of_money) {
        if (text.find(word) != std::string::npos) findings.add(shot, box.id + ": " + box.text);
      }
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}
