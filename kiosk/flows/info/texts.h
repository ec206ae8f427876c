#pragma once
// Lines of the standard on the screen, in the words that are shown or in the official ones.

#include <chrono>
#include <string>
#include <vector>

#include "kiosk/flows/world.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows::info {

enum class Wording : std::uint8_t {
  Shown,     // typing errors mended, in the session's language
  Official,  // to the letter, in Indonesian
};

/// One line with its number (`1.`, may be empty). Official lines are Indonesian in every session;
/// their ids begin with `official.`.
ui::Node line(const World& world, const std::string& id, const std::string& label,
              const domain::LocalizedText& text, Wording wording);

/// Numbered lines and their sub-lines, ids `<id>.1`, `<id>.1.2`, ...
void add_items(const World& world, const std::string& id,
               const std::vector<domain::TextItem>& items, Wording wording,
               std::vector<ui::Node>& nodes);

/// A remark of the office below a line of the standard, with its source and the day it was checked
/// where they are known. Never in place of the line (T7.2).
ui::Node office_note(const World& world, const std::string& id, const domain::LocalizedText& text,
                     const std::optional<Date>& checked_on);

/// "07.30", English "07:30".
std::string clock_text(std::chrono::minutes of_day, domain::Language language);

/// Today's hours in one line; empty while the office has not given any.
ui::Phrase hours_today(const World& world);

}  // namespace kiosk::flows::info
