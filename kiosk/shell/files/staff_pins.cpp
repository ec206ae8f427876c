#include "kiosk/shell/files/staff_pins.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sodium.h>

#include "kiosk/domain/pin_tries.h"
#include "kiosk/shell/files/durable_file.h"

namespace kiosk::shell {
namespace {

using messages::PinVerdict;
using nlohmann::json;

constexpr std::size_t number_digits = 2;
constexpr std::size_t pin_digits = 6;
constexpr std::size_t longest_name = 40;
constexpr int most_members = 99;

bool made_of(std::string_view text, std::string_view more) {
  return std::ranges::all_of(text, [&](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || more.find(c) != more.npos;
  });
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= longest_name &&
         made_of(text, "abcdefghijklmnopqrstuvwxyz ._-");
}

bool is_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_hash(std::string_view text) {
  return text.starts_with("$argon2id$") && text.size() < crypto_pwhash_STRBYTES;
}

bool is_valid(const StaffMember& member) {
  return member.number.size() == number_digits && is_digits(member.number) &&
         is_name(member.name) && member.badge.size() <= longest_name &&
         made_of(member.badge, "-") && is_hash(member.hash);
}

std::string staff_path(const std::string& folder) {
  return folder + "/staff.json";
}
std::string tries_path(const std::string& folder) {
  return folder + "/pin_tries";
}

std::string badge_tries_path(const std::string& folder) {
  return folder + "/badge_tries";
}

/// Always the same length, so that it can be overwritten in place.
std::string tries_text(int wrong) {
  return fmt::format("wrong={:03}\n", std::clamp(wrong, 0, 999));
}

std::optional<int> parse_tries(const std::string& text) {
  if (text.size() != tries_text(0).size() || !text.starts_with("wrong=")) return std::nullopt;
  const auto digits = std::string_view{text}.substr(6, 3);
  if (!is_digits(digits) || text.back() != '\n') return std::nullopt;
  return (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
}

std::string hash_of(std::string_view pin) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const int made =
      crypto_pwhash_str(hash.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE);
  return made == 0 ? std::string{hash.data()} : std::string{};
}

std::string random_digits(std::size_t count) {
  std::string digits;
  for (std::size_t i = 0; i < count; ++i) {
    digits += static_cast<char>('0' + randombytes_uniform(10));
  }
  return digits;
}

/// The lowest number that nobody has; nothing when there are 99 members.
std::optional<std::string> free_number(const StaffList& list) {
  for (int i = 1; i <= most_members; ++i) {
    auto number = fmt::format("{:02}", i);
    const bool taken = std::ranges::any_of(
        list.members, [&](const StaffMember& member) { return member.number == number; });
    if (!taken) return number;
  }
  return std::nullopt;
}

StaffList read_list(const json& j) {
  StaffList list{.members = {}, .nobody = j.at("nobody")};
  for (const auto& one : j.at("staff")) {
    list.members.push_back({.number = one.at("number"),
                            .name = one.at("name"),
                            .badge = one.at("badge"),
                            .hash = one.at("hash")});
  }
  return list;
}

}  // namespace

std::expected<StaffList, std::string> parse_staff(const std::string& text) {
  try {
    const auto j = json::parse(text);
    if (j.at("schema") != 1) return std::unexpected("is of another program version");
    auto list = read_list(j);
    const bool valid = is_hash(list.nobody) && list.members.size() <= most_members &&
                       std::ranges::all_of(list.members, is_valid);
    if (!valid) return std::unexpected("holds what no PIN file may hold");
    return list;
  } catch (const json::exception&) {
    return std::unexpected("is not a PIN file");
  }
}

std::string to_text(const StaffList& list) {
  json members = json::array();
  for (const auto& member : list.members) {
    members.push_back({{"number", member.number},
                       {"name", member.name},
                       {"badge", member.badge},
                       {"hash", member.hash}});
  }
  const json all{{"schema", 1}, {"nobody", list.nobody}, {"staff", std::move(members)}};
  return all.dump(1) + "\n";
}

std::expected<NewPin, std::string> set_pin(const std::string& folder, const std::string& name,
                                           const std::string& badge) {
  if (!is_name(name)) return std::unexpected("a name is 1 to 40 of A-Z a-z 0-9 space . _ -");
  if (badge.size() > longest_name || !made_of(badge, "-")) {
    return std::unexpected("a badge is at most 40 of A-Z 0-9 -");
  }
  const auto path = staff_path(folder);
  const auto read = read_small_file(path);
  if (!read) return std::unexpected(read.error());
  const auto& stored = *read;
  StaffList list;
  if (stored) {
    auto parsed = parse_staff(*stored);
    if (!parsed) return std::unexpected(path + ": " + parsed.error());
    list = std::move(*parsed);
  } else {
    list.nobody = hash_of(random_digits(3 * pin_digits));
  }
  auto member = std::ranges::find(list.members, name, &StaffMember::name);
  if (member == list.members.end()) {
    const auto number = free_number(list);
    if (!number) return std::unexpected("there are 99 members already");
    member =
        list.members.insert(member, {.number = *number, .name = name, .badge = {}, .hash = {}});
  }
  NewPin made{.number = member->number, .pin = random_digits(pin_digits)};
  if (!badge.empty()) member->badge = badge;
  member->hash = hash_of(made.pin);
  if (member->hash.empty() || list.nobody.empty()) {
    return std::unexpected("there is not enough memory to hash a PIN");
  }
  if (auto kept = write_durably(path, to_text(list)); !kept) return std::unexpected(kept.error());
  for (const auto& tries : {tries_path(folder), badge_tries_path(folder)}) {
    if (auto kept = write_durably(tries, tries_text(0)); !kept) {
      return std::unexpected(kept.error());
    }
  }
  return made;
}

PinChecker::PinChecker(std::string folder, Steady steady, Matches matches)
    : folder_(std::move(folder)),
      steady_(std::move(steady)),
      matches_(std::move(matches)),
      by_number_{.path = tries_path(folder_)},
      by_badge_{.path = badge_tries_path(folder_)} {}

PinVerdict PinChecker::judge(const StaffList& list, const messages::CheckPin& job,
                             std::string& who) const {
  const auto code = job.code.view();
  const bool by_badge = !job.badge.empty();
  const auto number = by_badge ? std::string_view{} : code.substr(0, number_digits);
  const auto pin = by_badge ? code : code.substr(std::min(number_digits, code.size()));
  const auto member = std::ranges::find_if(list.members, [&](const StaffMember& one) {
    return by_badge ? one.badge == job.badge : one.number == number;
  });
  const bool known = member != list.members.end();
  const auto matches = matches_(known ? member->hash : list.nobody, pin);
  if (!matches) return PinVerdict::Failed;
  if (!known || !*matches) return PinVerdict::Wrong;
  who = member->name;
  return PinVerdict::Accepted;
}

messages::PinChecked PinChecker::check(const messages::CheckPin& job) {
  messages::PinChecked answer{.attempt = job.attempt, .verdict = PinVerdict::Failed, .who = {}};
  const auto staff_file = read_small_file(staff_path(folder_));
  if (!staff_file) return answer;
  const auto& stored = *staff_file;
  if (!stored) {
    answer.verdict = PinVerdict::NoPins;
    return answer;
  }
  const auto list = parse_staff(*stored);
  auto& tries = job.badge.empty() ? by_number_ : by_badge_;
  const auto wrong = read(tries);
  if (!list || !wrong) return answer;
  if (domain::is_locked(*wrong)) {
    answer.verdict = PinVerdict::Locked;
    return answer;
  }
  if (*wrong != tries.seen) tries.since = steady_();
  tries.seen = *wrong;
  const auto left =
      std::chrono::milliseconds{domain::wait_after(*wrong)} - (steady_() - tries.since);
  if (left.count() > 0) {
    answer.verdict = PinVerdict::Wait;
    answer.wait = std::chrono::ceil<std::chrono::seconds>(left);
    return answer;
  }
  try_it(tries, *wrong, *list, job, answer);
  return answer;
}

/// Where PINs were given before badges were counted apart, nobody has tried one yet.
std::optional<int> PinChecker::read(const Tries& tries) const {
  const auto tries_file = read_small_file(tries.path);
  if (!tries_file) return std::nullopt;
  const auto& text = *tries_file;
  if (text) return parse_tries(*text);
  if (tries.path != by_badge_.path || !write_durably(tries.path, tries_text(0))) {
    return std::nullopt;
  }
  return 0;
}

void PinChecker::try_it(Tries& tries, int wrong, const StaffList& list,
                        const messages::CheckPin& job, messages::PinChecked& answer) {
  // Counted before it is checked: cutting the power meanwhile must not give a free try.
  if (!overwrite_durably(tries.path, tries_text(wrong + 1))) return;
  answer.verdict = judge(list, job, answer.who);
  if (answer.verdict != PinVerdict::Wrong) {
    const bool accepted = answer.verdict == PinVerdict::Accepted;
    const int back = accepted ? 0 : wrong;
    if (!overwrite_durably(tries.path, tries_text(back))) {
      answer.verdict = PinVerdict::Failed;
      return;
    }
    tries.seen = back;
    // Should it fail, the lock stays and the badge still opens.
    if (accepted && !job.badge.empty() && overwrite_durably(by_number_.path, tries_text(0))) {
      by_number_.seen = 0;
    }
    return;
  }
  tries.seen = wrong + 1;
  tries.since = steady_();
  answer.wait = domain::wait_after(tries.seen);
  if (domain::is_locked(tries.seen)) answer.verdict = PinVerdict::Locked;
}

std::optional<bool> argon2_matches(const std::string& hash, std::string_view pin) {
  errno = 0;
  if (crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0) return true;
  // The library tells a wrong PIN and a lack of memory apart only so.
  if (errno == ENOMEM) return std::nullopt;
  return false;
}

}  // namespace kiosk::shell
