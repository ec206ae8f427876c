#include <fmt/format.h>

#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/precheck/check_view.h"

namespace kiosk::flows::precheck {
namespace {

using ui::Node;

Node key(const char* what, int number, const std::string& face) {
  return {.id = fmt::format("precheck.expiry.{}{}", what, number),
          .role = ui::Role::Key,
          .text = ui::literal(face),
          .value = std::to_string(number)};
}

/// Keys in rows of equal width; the last row is filled up with empty places.
std::vector<Node> rows(const std::vector<Node>& keys, std::size_t in_a_row) {
  std::vector<Node> all;
  for (std::size_t at = 0; at < keys.size(); at += in_a_row) {
    Node row = group(fmt::format("precheck.expiry.row{}", at), ui::Arrangement::KeyRow, {});
    for (std::size_t i = at; i < at + in_a_row; ++i) {
      row.children.push_back(i < keys.size() ? keys[i]
                                             : group(fmt::format("precheck.expiry.empty{}", i),
                                                     ui::Arrangement::Stack, {}));
    }
    all.push_back(std::move(row));
  }
  return all;
}

std::string month_in_words(int month, domain::Language language) {
  // "1 November 2026" without its day and year.
  const Date day{std::chrono::year{2026}, std::chrono::month{static_cast<unsigned>(month)},
                 std::chrono::day{1}};
  const auto words = domain::date_in_words(day, language);
  const auto end = words.rfind(' ');
  const auto from = words.rfind(' ', end - 1) + 1;
  return words.substr(from, end - from);
}

std::vector<Node> years(const Check& state) {
  std::vector<Node> keys;
  for (int i = 0; i < years_offered; ++i) {
    const int year = state.expiry.first_year + i;
    keys.push_back(key("year", year, std::to_string(year)));
  }
  auto all = rows(keys, 5);
  all.push_back(group("precheck.expiry.shift", ui::Arrangement::List,
                      {button("precheck.expiry.earlier", ui::tr("pre.expiry.earlier"), "up"),
                       button("precheck.expiry.later", ui::tr("pre.expiry.later"), "down")}));
  return all;
}

std::vector<Node> months(domain::Language language) {
  std::vector<Node> keys;
  for (int month = 1; month <= 12; ++month) {
    keys.push_back(key("month", month, month_in_words(month, language)));
  }
  Node tiles = group("precheck.expiry.months", ui::Arrangement::Tiles, std::move(keys));
  return {std::move(tiles)};
}

std::vector<Node> days(const ExpiryEntry& entry) {
  const std::chrono::year_month_day_last last{
      std::chrono::year{entry.year}, std::chrono::month_day_last{std::chrono::month{entry.month}}};
  std::vector<Node> keys;
  for (int day = 1; day <= static_cast<int>(static_cast<unsigned>(last.day())); ++day) {
    keys.push_back(key("day", day, std::to_string(day)));
  }
  return rows(keys, 8);
}

}  // namespace

ui::ScreenTree view_expiry(const World& world, const domain::Service& service, const Check& state) {
  ui::ScreenTree tree{.name = "precheck.expiry"};
  const auto* item = domain::find_item(service.requirements, state.step);
  auto line = text("precheck.line", item == nullptr ? ui::Phrase{} : world.say(item->text));
  const auto language = world.language();
  const auto month = static_cast<int>(state.expiry.month);
  if (state.place == CheckPlace::Year) {
    tree.title = title("precheck.title", ui::tr("pre.expiry.year"));
    tree.body = years(state);
  } else if (state.place == CheckPlace::Month) {
    tree.title = title("precheck.title",
                       ui::tr("pre.expiry.month", {{"year", std::to_string(state.expiry.year)}}));
    tree.body = months(language);
  } else {
    tree.title = title("precheck.title",
                       ui::tr("pre.expiry.day", {{"month", month_in_words(month, language)},
                                                 {"year", std::to_string(state.expiry.year)}}));
    tree.body = days(state.expiry);
  }
  tree.body.insert(tree.body.begin(), std::move(line));
  tree.navigation = {button("precheck.expiry.skip", ui::tr("pre.expiry.skip"), "skip")};
  return tree;
}

}  // namespace kiosk::flows::precheck
