// Signing in (S09), with time injected and a PIN check that costs nothing.

#include "kiosk/shell/files/staff_pins.h"

#include <fstream>
#include <random>
#include <sstream>

#include <sodium.h>

#include "kiosk/shell/files/durable_file.h"
#include "kiosk/shell/files/staff_files.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace kiosk::shell;
using namespace std::chrono_literals;
using kiosk::messages::PinChecked;
using kiosk::messages::PinVerdict;
using tests::TemporaryFolder;

namespace {

/// A hall's machine with two members, whose PINs are in the hashes as they are.
class Machine {
 public:
  Machine() {
    const StaffList list{
        .members =
            {{.number = "01", .name = "PTG-0012", .badge = "B12", .hash = "$argon2id$111111"},
             {.number = "02", .name = "Sari", .badge = {}, .hash = "$argon2id$222222"}},
        .nobody = "$argon2id$nobody"};
    REQUIRE(write_durably(path("staff.json"), to_text(list)));
    REQUIRE(write_durably(path("pin_tries"), "wrong=000\n"));
    start();
  }

  [[nodiscard]] std::string path(const std::string& name) const {
    return folder_.path() + "/" + name;
  }
  void start() {
    checker_ = std::make_unique<PinChecker>(
        folder_.path(), [this] { return now_; },
        [this](const std::string& hash, std::string_view pin) -> std::optional<bool> {
          asked_.push_back(hash);
          if (no_memory) return std::nullopt;
          return hash == "$argon2id$" + std::string{pin};
        });
  }
  void wait(std::chrono::milliseconds time) { now_ += time; }
  PinChecked check(const std::string& code, const std::string& badge = {}) {
    return checker_->check({.attempt = 7, .badge = badge, .code = kiosk::PrivateText{code}});
  }
  /// Wrong as often, each as early as it is allowed.
  PinChecked be_wrong(int times) {
    PinChecked last;
    for (int i = 0; i < times; ++i) {
      last = check("01999999");
      REQUIRE(last.verdict != PinVerdict::Wait);
      wait(last.wait);
    }
    return last;
  }
  [[nodiscard]] const std::vector<std::string>& asked() const { return asked_; }

  bool no_memory = false;

 private:
  TemporaryFolder folder_;
  std::chrono::milliseconds now_{0};
  std::vector<std::string> asked_;
  std::unique_ptr<PinChecker> checker_;
};

}  // namespace

TEST_CASE("number and PIN, or badge and PIN, let a member in (S09)", "[pins]") {
  Machine machine;
  const auto by_number = machine.check("01111111");
  CHECK(by_number.verdict == PinVerdict::Accepted);
  CHECK(by_number.who == "PTG-0012");
  CHECK(by_number.attempt == 7);
  CHECK(machine.check("111111", "B12").who == "PTG-0012");
  CHECK(machine.check("02222222").who == "Sari");
  CHECK(machine.check("02111111").verdict == PinVerdict::Wrong);
  CHECK(machine.check("111111", "B99").verdict == PinVerdict::Wrong);
  CHECK(machine.check("").verdict == PinVerdict::Wrong);
}

TEST_CASE("an unknown number takes the same check as a known one", "[pins]") {
  Machine machine;
  machine.check("77111111");
  CHECK(machine.asked() == std::vector<std::string>{"$argon2id$nobody"});
}

TEST_CASE("five wrong PINs make everybody wait 15 seconds, then twice that (S09)", "[pins]") {
  Machine machine;
  for (int i = 0; i < 4; ++i) CHECK(machine.check("01999999").wait == 0s);
  CHECK(machine.check("01999999").wait == 15s);
  machine.wait(14s);
  const auto early = machine.check("01111111");
  CHECK(early.verdict == PinVerdict::Wait);
  CHECK(early.wait == 1s);
  machine.wait(1s);
  CHECK(machine.check("01999999").wait == 30s);
}

TEST_CASE("a right PIN counts from zero again", "[pins]") {
  Machine machine;
  machine.be_wrong(6);
  CHECK(machine.check("01111111").verdict == PinVerdict::Accepted);
  CHECK(machine.check("01999999").wait == 0s);
}

TEST_CASE("fifteen wrong PINs lock until a technician sets one (S09)", "[pins]") {
  Machine machine;
  CHECK(machine.be_wrong(14).verdict == PinVerdict::Wrong);
  CHECK(machine.check("01999999").verdict == PinVerdict::Locked);
  machine.wait(1000h);
  CHECK(machine.check("01111111").verdict == PinVerdict::Locked);
  machine.start();
  CHECK(machine.check("01111111").verdict == PinVerdict::Locked);
  REQUIRE(overwrite_durably(machine.path("pin_tries"), "wrong=000\n"));  // as --set-pin does
  CHECK(machine.check("01111111").verdict == PinVerdict::Accepted);
}

TEST_CASE("visitors' wrong PINs never lock out who has a badge and the PIN (S09)", "[pins]") {
  Machine machine;
  CHECK(machine.be_wrong(15).verdict == PinVerdict::Locked);
  CHECK(machine.check("01111111").verdict == PinVerdict::Locked);
  CHECK(machine.check("999999", "B12").verdict ==
        PinVerdict::Wrong);  // a badge alone opens nothing
  const auto entered = machine.check("111111", "B12");
  CHECK(entered.verdict == PinVerdict::Accepted);
  CHECK(entered.who == "PTG-0012");
  CHECK(machine.check("01111111").verdict == PinVerdict::Accepted);  // and the lock is off
}

TEST_CASE("who tries PINs with a badge waits and is locked out as well (S09)", "[pins]") {
  Machine machine;
  PinChecked last;
  for (int i = 0; i < 15; ++i) {
    last = machine.check("999999", "B12");
    REQUIRE(last.verdict != PinVerdict::Wait);
    machine.wait(last.wait);
  }
  CHECK(last.verdict == PinVerdict::Locked);
  CHECK(machine.check("111111", "B12").verdict == PinVerdict::Locked);
  machine.start();
  CHECK(machine.check("111111", "B12").verdict == PinVerdict::Locked);
  CHECK(machine.check("01111111").verdict == PinVerdict::Accepted);  // nobody else is
}

TEST_CASE("tries and wait survive a restart (S09)", "[pins]") {
  Machine machine;
  machine.be_wrong(4);
  machine.check("01999999");
  machine.start();
  const auto early = machine.check("01111111");
  CHECK(early.verdict == PinVerdict::Wait);
  CHECK(early.wait == 15s);
}

TEST_CASE("cutting the power during the check is no free try", "[pins]") {
  Machine machine;
  machine.no_memory = true;
  CHECK(machine.check("01111111").verdict == PinVerdict::Failed);
  CHECK(read_small_file(machine.path("pin_tries")) == "wrong=000\n");
  machine.no_memory = false;
  std::string during;
  PinChecker cut(
      std::string{machine.path("").substr(0, machine.path("").size() - 1)}, [] { return 0ms; },
      [&](const std::string&, std::string_view) -> std::optional<bool> {
        during = read_small_file(machine.path("pin_tries"))->value_or("");
        return true;
      });
  CHECK(cut.check({.attempt = 1, .badge = {}, .code = kiosk::PrivateText{"01111111"}}).verdict ==
        PinVerdict::Accepted);
  CHECK(during == "wrong=001\n");
}

TEST_CASE("where tries cannot be counted nobody gets in", "[pins]") {
  Machine machine;
  REQUIRE(write_durably(machine.path("pin_tries"), "wrong=???\n"));
  CHECK(machine.check("01111111").verdict == PinVerdict::Failed);
  REQUIRE(::unlink(machine.path("pin_tries").c_str()) == 0);
  CHECK(machine.check("01111111").verdict == PinVerdict::Failed);
}

TEST_CASE("without a PIN file the machine says so", "[pins]") {
  Machine machine;
  REQUIRE(::unlink(machine.path("staff.json").c_str()) == 0);
  CHECK(machine.check("01111111").verdict == PinVerdict::NoPins);
}

TEST_CASE("a new PIN has six digits, is hashed by Argon2id and lets its owner in (S09)", "[pins]") {
  REQUIRE(sodium_init() >= 0);
  const TemporaryFolder folder;
  const auto made = set_pin(folder.path(), "PTG-0012", "B12");
  REQUIRE(made);
  CHECK(made->number == "01");
  CHECK(made->pin.size() == 6);
  const auto text = read_small_file(folder.path() + "/staff.json")->value_or("");
  CHECK(text.find("$argon2id$v=19$") != std::string::npos);
  CHECK(text.find(made->pin) == std::string::npos);
  PinChecker checker(folder.path(), [] { return 0ms; }, argon2_matches);
  const auto code = kiosk::PrivateText{made->number + made->pin};
  CHECK(checker.check({.attempt = 1, .badge = {}, .code = code}).who == "PTG-0012");
  const auto again = set_pin(folder.path(), "PTG-0012", "");
  REQUIRE(again);
  CHECK(again->number == "01");
  CHECK(set_pin(folder.path(), "Sari", "")->number == "02");
  CHECK_FALSE(set_pin(folder.path(), "\"quoted\"", ""));
  CHECK_FALSE(set_pin(folder.path(), "", ""));
}

TEST_CASE("emergency and closing come back as they were kept", "[staff_files]") {
  const TemporaryFolder folder;
  CHECK(read_standing(folder.path()) == kiosk::messages::Standing{});
  const kiosk::messages::Standing standing{.emergency = true, .closed = true};
  REQUIRE(keep_standing(folder.path(), standing));
  CHECK(read_standing(folder.path()) == standing);
}

TEST_CASE("staff's order of languages goes before kiosk.toml's, and offers no other",
          "[staff_files]") {
  using kiosk::domain::Language;
  Config config;
  config.settings.languages = {Language::Indonesian, Language::English};
  REQUIRE(use_settings("[kiosk]\nlanguages = [\"su\", \"en\", \"id\"]\n", config));
  CHECK(config.settings.languages ==
        std::vector<Language>{Language::English, Language::Indonesian});
  CHECK_FALSE(use_settings("[kiosk]\nlanguages = [\"xx\"]\n", config));
}

TEST_CASE("the volume that staff chose is kept, and read after kiosk.toml's", "[staff_files]") {
  using kiosk::domain::Language;
  const TemporaryFolder folder;
  Config config;
  config.data_folder = folder.path();
  config.settings.volume = 1;
  REQUIRE(keep_settings(folder.path(), {.languages = {Language::Indonesian}, .volume = 4}));
  read_settings(config);
  CHECK(config.settings.volume == 4);
  CHECK(config.settings.faces.empty());
  CHECK_FALSE(use_settings("[sound]\nvolume = 6\n", config));
  REQUIRE(use_settings("[kiosk]\nlanguages = [\"id\"]\n", config));
  CHECK(config.settings.volume == 4);
}

TEST_CASE("the buttons that staff taught are kept, and go before kiosk.toml's", "[staff_files]") {
  const TemporaryFolder folder;
  Config config;
  config.data_folder = folder.path();
  config.settings.faces = {2, 3, 4, 5};
  REQUIRE(keep_settings(folder.path(), {.languages = config.settings.languages,
                                        .volume = config.settings.volume,
                                        .faces = {30, 48, 46}}));
  read_settings(config);
  CHECK(config.settings.faces == std::vector<std::uint16_t>{30, 48, 46});
}
