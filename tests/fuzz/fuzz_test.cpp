// Every target with its seeds and with broken ones: what a few thousand tries can find is found by
// each compiler and in every run of the tests.

#include <array>
#include <random>

#include "tests/fuzz/targets.h"
#include "tests/support/catch.h"
#include "tests/support/rounds.h"

namespace {

using fuzz::Target;
using fuzz::Verdict;

Verdict run(const Target& target, const std::string& text) {
  return target.run({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

/// Changed as editors, cables and disks change things: bytes flipped, lost, doubled, and pieces of
/// one seed within another.
class Breaker {
 public:
  explicit Breaker(const std::vector<std::string>& seeds) : seeds_(seeds) {}

  std::string broken(std::string text) {
    for (auto changes = 1 + random_() % 4; changes > 0; --changes) change(text);
    return text;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % std::max<std::size_t>(limit, 1); }

  void change(std::string& text) {
    const auto at = below(text.size() + 1);
    const auto length = below(std::min<std::size_t>(text.size() - at, 24) + 1);
    switch (random_() % 5) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(random_() % 256);
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(at, length));
        break;
      case 3:
        text.insert(at, numbers_.at(below(numbers_.size())));
        break;
      default: {
        const auto& other = seeds_.at(below(seeds_.size()));
        const auto from = below(other.size());
        text.insert(at, other.substr(from, below(40)));
      }
    }
  }

  static constexpr std::array<const char*, 8> numbers_{
      "1e300", "-1", "18446744073709551615", "2147483648", "0", "\xC3\xA9", "\"", "{"};
  const std::vector<std::string>& seeds_;
  std::minstd_rand random_{20261123};
};

/// All seeds are taken, so that what stands behind the first refusal is tried at all; broken ones
/// are taken or refused, and nothing else happens.
void check(const Target& target, int usual_rounds) {
  INFO(target.name);
  const auto seeds = target.seeds();
  REQUIRE_FALSE(seeds.empty());
  int taken = 0;
  for (const auto& seed : seeds) {
    INFO(seed);
    taken += run(target, seed) == Verdict::Taken ? 1 : 0;
  }
  CHECK(taken > 0);
  Breaker breaker{seeds};
  const int rounds = tests::rounds("ANJUNGAN_FUZZ_ROUNDS", usual_rounds);
  for (int round = 0; round < rounds; ++round) {
    const auto& seed = seeds.at(static_cast<std::size_t>(round) % seeds.size());
    const auto broken = breaker.broken(seed);
    INFO(broken);  // a trap ends the program: what it was is then still told
    static_cast<void>(run(target, broken));
  }
  static_cast<void>(run(target, ""));
}

}  // namespace

TEST_CASE("whatever keys are pressed, and however a keyboard is named, it is understood or refused",
          "[fuzz]") {
  check(fuzz::keys, 4000);
}

TEST_CASE("whatever a HID device says of itself, its reports are read within bounds", "[fuzz]") {
  check(fuzz::hid_descriptor, 4000);
}

TEST_CASE("whatever a scanner in reports sends, its codes are codes", "[fuzz]") {
  check(fuzz::hid_pos, 4000);
}

TEST_CASE("wherever a printer is said to be, the address is understood or refused", "[fuzz]") {
  check(fuzz::address, 4000);
}

TEST_CASE("whatever a scanner hands over is a code, some other text, or refused", "[fuzz]") {
  check(fuzz::codes, 4000);
}

TEST_CASE("however kiosk.toml is edited, it is read or refused with its line", "[fuzz]") {
  check(fuzz::config, 1500);
}

TEST_CASE("however a content file is damaged, the rest is read", "[fuzz]") {
  check(fuzz::content, 100);
}

TEST_CASE("whatever is asked at the control socket gets a reply", "[fuzz]") {
  check(fuzz::control, 150);
}

TEST_CASE("whatever a print system tells of itself is read", "[fuzz]") {
  check(fuzz::cups, 2000);
}

TEST_CASE("whatever stands in a text, no slip commands the printer", "[fuzz]") {
  check(fuzz::escpos, 150);
}

TEST_CASE("however a line of the event log is edited, it is an event or none", "[fuzz]") {
  check(fuzz::event_json, 3000);
}

TEST_CASE("however a floor's drawing is damaged, it is drawn or refused with its line", "[fuzz]") {
  check(fuzz::floor_plan, 500);
}

TEST_CASE("whatever the ledger's file holds, its readers go on", "[fuzz]") {
  check(fuzz::ledger, 2000);
}

TEST_CASE("whatever a record's payload holds, it is read or refused", "[fuzz]") {
  check(fuzz::records, 3000);
}

TEST_CASE("whatever is held before the scanner as a picture ends in codes or none", "[fuzz]") {
  check(fuzz::picture, 100);
}

TEST_CASE("however printers.json is edited, it is read or refused", "[fuzz]") {
  check(fuzz::profile, 500);
}

TEST_CASE("however an event log is edited, a replay comes to an end", "[fuzz]") {
  check(fuzz::replay, 60);
}

TEST_CASE("whatever a printer answers is a reply or passed over", "[fuzz]") {
  check(fuzz::reply_parser, 4000);
}

TEST_CASE("however a scanner's bytes arrive, its codes are the same", "[fuzz]") {
  check(fuzz::scanner, 2000);
}

TEST_CASE("however staff's files are edited, they are read or refused", "[fuzz]") {
  check(fuzz::staff, 1500);
}

TEST_CASE("whatever a recording holds, it is heard or left out", "[fuzz]") {
  check(fuzz::wav, 500);
}

TEST_CASE("whatever hub and kiosk say, it is understood as it was meant, or refused", "[fuzz]") {
  check(fuzz::protocol, 1500);
}

TEST_CASE("however a request comes, it is whole or refused", "[fuzz]") {
  check(fuzz::wire, 1500);
}

TEST_CASE("however a compressed body is broken, it stays within its limit", "[fuzz]") {
  check(fuzz::unpack, 1000);
}

TEST_CASE("however server.toml is edited, it is read or refused", "[fuzz]") {
  check(fuzz::server_config, 1500);
}

TEST_CASE("however hub.json is edited, it is read or refused", "[fuzz]") {
  check(fuzz::hub_file, 1500);
}
