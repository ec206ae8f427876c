#include "kiosk/records/ledger.h"

#include <algorithm>

#include "kiosk/base/bytes.h"
#include "kiosk/records/fields.h"

namespace kiosk::records {
namespace {

void add_floors(ordered_json& object, const NumberFloors& floors) {
  for (const auto& [day, groups] : floors) {
    auto& of_day = object["floors_of_days"][to_iso(day)];
    for (const auto& [group, floor] : groups) of_day[std::string(1, group)] = floor;
  }
}

bool read_floors_of(Date day, const json& groups, NumberFloors& floors) {
  if (!groups.is_object()) return false;
  for (const auto& [group, floor] : groups.items()) {
    if (group.size() != 1 || !floor.is_number_integer()) return false;
    auto& highest = floors[day][group[0]];
    highest = std::max(highest, floor.get<int>());
  }
  return true;
}

std::optional<NumberFloors> read_floors(const json& object) {
  NumberFloors floors;
  // Records of the first programs name one day.
  if (object.contains("floor_day")) {
    const auto day = parse_date(text_or_empty(object, "floor_day"));
    const auto groups = object.find("floors");
    if (!day || groups == object.end() || !read_floors_of(*day, *groups, floors)) return {};
  }
  const auto days = object.find("floors_of_days");
  if (days == object.end()) return floors;
  if (!days->is_object()) return {};
  for (const auto& [name, groups] : days->items()) {
    const auto day = parse_date(name);
    if (!day || !read_floors_of(*day, groups, floors)) return {};
  }
  return floors;
}

std::vector<std::int64_t> numbers_at(const json& object, const char* key) {
  std::vector<std::int64_t> numbers;
  const auto list = object.find(key);
  if (list == object.end() || !list->is_array()) return numbers;
  for (const auto& one : *list) {
    if (one.is_number_integer()) numbers.push_back(one.get<std::int64_t>());
  }
  return numbers;
}

std::int64_t number_or_zero(const json& object, const char* key) {
  const auto found = object.find(key);
  const bool is_number = found != object.end() && found->is_number_integer();
  return is_number ? found->get<std::int64_t>() : 0;
}

}  // namespace

Fact fact_of(const LedgerStarted& started, Chain chain) {
  ordered_json object{{"schema", 1}, {"kiosk", started.kiosk}};
  const auto& predecessor = started.predecessor;
  if (!predecessor.file.empty()) object["predecessor"] = predecessor.file;
  if (predecessor.sequence > 0) {
    object["predecessor_sequence"] = predecessor.sequence;
    object["predecessor_hash"] = to_hex(predecessor.hash);
  }
  if (!predecessor.chain.empty()) object["predecessor_chain"] = predecessor.chain;
  if (predecessor.inherited) object["inherited"] = *predecessor.inherited;
  add_floors(object, started.floors);
  return {.chain = chain, .kind = std::string{kinds::ledger_started}, .payload = text_of(object)};
}

Fact fact_of(const TailDropped& dropped) {
  ordered_json object{{"schema", 1}, {"kiosk", dropped.kiosk}};
  add_floors(object, dropped.floors);
  return {.kind = std::string{kinds::tail_dropped}, .payload = text_of(object)};
}

Fact fact_of(const Mended& mended, Chain chain) {
  ordered_json object{{"schema", 1},
                      {"kiosk", mended.kiosk},
                      {"turned_back", mended.turned_back},
                      {"without_payload", mended.without_payload},
                      {"lost", mended.lost}};
  add_floors(object, mended.floors);
  return {.chain = chain, .kind = std::string{kinds::mended}, .payload = text_of(object)};
}

Fact clock_confirmed_fact() {
  return {.kind = std::string{kinds::clock_confirmed}, .payload = text_of({{"schema", 1}})};
}

std::optional<LedgerStarted> parse_ledger_started(std::string_view payload) {
  const auto object = parse_object(payload);
  auto floors = read_floors(object);
  if (!object.is_object() || !floors) return std::nullopt;
  LedgerStarted started{.kiosk = text_or_empty(object, "kiosk"), .floors = std::move(*floors)};
  started.predecessor = {.file = text_or_empty(object, "predecessor"),
                         .sequence = number_or_zero(object, "predecessor_sequence"),
                         .chain = text_or_empty(object, "predecessor_chain")};
  const auto hash = from_hex(text_or_empty(object, "predecessor_hash"));
  if (hash && hash->size() == started.predecessor.hash.size()) {
    std::ranges::copy(*hash, started.predecessor.hash.begin());
  }
  if (const auto inherited = number_at(object, "inherited")) {
    started.predecessor.inherited = static_cast<std::size_t>(*inherited);
  }
  return started;
}

std::optional<TailDropped> parse_tail_dropped(std::string_view payload) {
  const auto object = parse_object(payload);
  auto floors = read_floors(object);
  if (!object.is_object() || !floors) return std::nullopt;
  return TailDropped{.kiosk = text_or_empty(object, "kiosk"), .floors = std::move(*floors)};
}

std::optional<Mended> parse_mended(std::string_view payload) {
  const auto object = parse_object(payload);
  auto floors = read_floors(object);
  if (!object.is_object() || !floors) return std::nullopt;
  return Mended{.kiosk = text_or_empty(object, "kiosk"),
                .turned_back = number_or_zero(object, "turned_back"),
                .without_payload = numbers_at(object, "without_payload"),
                .lost = numbers_at(object, "lost"),
                .floors = std::move(*floors)};
}

std::vector<std::int64_t> damaged_places(const Record& mended) {
  auto told = parse_mended(mended.payload.value_or(""));
  if (!told) return {};
  told->without_payload.insert(told->without_payload.end(), told->lost.begin(), told->lost.end());
  return std::move(told->without_payload);
}

}  // namespace kiosk::records
