// Every errand of the kiosk on the real program, from the first touch or key to its last screen,
// its paper and its record, in every mode.

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "kiosk/base/overloaded.h"
#include "tests/shell/errands.h"
#include "tests/shell/paper_reader.h"
#include "tests/support/catch.h"
#include "tests/support/mode_walker.h"
#include "tests/support/process_at_hand.h"
#include "tests/support/temporary_folder.h"

using nlohmann::json;
using tests::Ending;
using tests::Errand;
using tests::KioskProcess;
using tests::Mode;
using tests::ModeWalker;
using tests::Step;
using tests::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

/// How somebody works the kiosk, what they set before their errand, and what the kiosk lacks.
struct Way {
  const char* name;
  Mode mode;
  std::vector<std::string> settings;
  std::string config = {};               // more of kiosk.toml
  std::vector<std::string> absent = {};  // devices that it names and that are not there

  [[nodiscard]] bool lacks(const std::string& device) const {
    return std::ranges::find(absent, device) != absent.end();
  }
};

/// Whether it comes to its end with that device alone.
bool needs(const Errand& errand, const std::string& device) {
  return std::ranges::any_of(errand.steps, [&](const Step& step) {
    const auto* id = std::get_if<std::string>(&step);
    const bool from_slip = std::holds_alternative<tests::ScanSlip>(step);
    if (device == "scanner") return from_slip || std::holds_alternative<tests::Scan>(step);
    if (device == "printer") return from_slip || (id != nullptr && id->ends_with(".print"));
    return device == "buttons" && std::holds_alternative<tests::Press>(step);
  });
}

/// The hall's kiosk with the agreed keys and one officer; its data and content are temporary.
class Hall {
 public:
  explicit Hall(Way way) : way_(std::move(way)) { await_absence(); }

  void run(const Errand& errand);

 private:
  struct Counts {
    int journal;
    int voices;
  };

  static std::vector<std::string> furnish(const std::string& folder, const Way& way);
  /// Once it is known that they are not there.
  void await_absence();
  /// Of the officer with the badge; the kiosk's own program makes it.
  static std::string new_pin(const std::string& folder);
  void enter_pin(ModeWalker& member);
  ModeWalker new_visitor();
  void take(ModeWalker& visitor, const Step& step);
  void scan(const std::string& code);
  void check_ending(ModeWalker& visitor, const Ending& ending, const Counts& before);
  void check_slip(const std::string& code);
  std::string last_slip_code();
  [[nodiscard]] Counts counts();
  /// All that the next visitor meets, but the clock.
  [[nodiscard]] json welcome();

  TemporaryFolder data_;
  Way way_;
  std::string pin_ = new_pin(data_.path());
  KioskProcess kiosk_{data_.path(), furnish(data_.path(), way_)};
  json first_welcome_ = welcome();
  std::size_t slips_ = 0;
};

std::vector<std::string> Hall::furnish(const std::string& folder, const Way& way) {
  const auto key = tests::agreed_key();
  std::ofstream(folder + "/signing.key", std::ios::binary)
      .write(reinterpret_cast<const char*>(key.data()), static_cast<std::streamsize>(key.size()));
  fs::permissions(folder + "/signing.key", fs::perms::owner_read | fs::perms::owner_write);
  // The slides of the start screen change with the time: here the first one stands.
  std::ofstream(folder + "/kiosk.toml")
      << "[screen]\nslide_s = 0\n[codes]\noffice_keys = "
         "[\"01:03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8\"]\n"
      << way.config;
  fs::copy("config", folder + "/content", fs::copy_options::recursive);
  std::ofstream(folder + "/content/roster.json")
      << R"({"schema": 1, "officers": [{"code": "PTG-0012", "name": "Siti Aminah",)"
      << R"( "unit": {"id": "Meja Pendaftaran"}, "active": true}]})";
  return {"--config", folder + "/kiosk.toml", "--content", folder + "/content"};
}

void Hall::await_absence() {
  for (const auto& device : way_.absent) {
    const bool is_known = kiosk_.comes_true([&] {
      const auto status = kiosk_.must({{"do", "status"}})[device];
      return device == "printer" ? status["readiness"] == "not_ready" : status["state"] == "lost";
    });
    INFO(device);
    REQUIRE(is_known);
  }
  first_welcome_ = welcome();
}

std::string Hall::new_pin(const std::string& folder) {
  const auto set =
      tests::run_kiosk_program({"--data", folder, "--set-pin", "PTG-0012", "--badge", "PTG-0012"});
  INFO(set.output);
  REQUIRE(set.code == 0);
  const auto digits = set.output.find_last_of("0123456789");
  REQUIRE(digits != std::string::npos);
  REQUIRE(digits >= 7);  // two of the member's number, six of the PIN
  return set.output.substr(digits - 5, 6);
}

ModeWalker Hall::new_visitor() {
  ModeWalker visitor{std::make_unique<tests::ProcessAtHand>(kiosk_), way_.mode};
  visitor.reach("attract.start");
  visitor.walk(way_.settings);
  return visitor;
}

/// The scanner takes no two codes within a moment: it is held there until the screen answers.
void Hall::scan(const std::string& code) {
  const auto hint = kiosk_.screen();
  REQUIRE(kiosk_.comes_true([&] {
    kiosk_.must({{"do", "scan"}, {"text", code}});
    kiosk_.settle();
    return kiosk_.screen() != hint;
  }));
}

/// Its digits are said to nobody else.
void Hall::enter_pin(ModeWalker& member) {
  kiosk_.must({{"do", "headphones"}, {"plugged", true}});
  member.type(pin_);
  member.reach("sign_in.submit");
  kiosk_.must({{"do", "headphones"}, {"plugged", false}});
}

void Hall::take(ModeWalker& visitor, const Step& step) {
  std::visit(kiosk::Overloaded{[&](const std::string& id) { visitor.reach(id); },
                               [&](const tests::Type& typed) { visitor.type(typed.text); },
                               [&](const tests::Scan& scanned) { scan(scanned.code); },
                               [&](const tests::ScanSlip&) { scan(last_slip_code()); },
                               [&](const tests::Press& press) {
                                 kiosk_.must({{"do", "press"}, {"face", press.face}});
                               },
                               [&](const tests::EnterPin&) { enter_pin(visitor); }},
             step);
  kiosk_.settle();
}

Hall::Counts Hall::counts() {
  const auto ledger = kiosk_.must({{"do", "status"}})["ledger"];
  return {.journal = ledger["journal"]["depth"], .voices = ledger["voices"]["depth"]};
}

void Hall::check_ending(ModeWalker& visitor, const Ending& ending, const Counts& before) {
  CHECK(kiosk_.screen() == ending.screen);
  CHECK(visitor.turn_to(ending.node));
  CHECK_THAT(kiosk_.text_of(ending.node), Catch::Contains(ending.says));
  const auto after = counts();
  CHECK(after.voices - before.voices == ending.voices);
  if (way_.lacks("printer")) return;  // the journal also counts what became of slips
  CHECK(after.journal - before.journal == ending.journal);
  if (!ending.slip.empty()) check_slip(ending.slip);
}

/// Nothing but the slips of errands that end with one came out so far.
std::string Hall::last_slip_code() {
  const auto slips = kiosk_.must({{"do", "paper"}})["slips"];
  REQUIRE(slips.size() == slips_);
  return tests::read_code(slips.back()["png"].get<std::string>());
}

void Hall::check_slip(const std::string& code) {
  ++slips_;
  CHECK_THAT(last_slip_code(), Catch::StartsWith(code == "-" ? "" : code));
}

json Hall::welcome() {
  auto tree = kiosk_.must({{"do", "tree"}});
  std::erase_if(tree["nodes"].get_ref<json::array_t&>(),
                [](const json& node) { return node["id"] == "status.time"; });
  return tree;
}

void Hall::run(const Errand& errand) {
  INFO(errand.name << " by " << way_.name);
  for (const auto& device : way_.absent) {
    if (needs(errand, device)) return;
  }
  const auto before = counts();
  auto visitor = new_visitor();
  for (const auto& step : errand.steps) take(visitor, step);
  check_ending(visitor, errand.ending, before);
  kiosk_.wait_until_gone();
  CHECK(welcome() == first_welcome_);
  kiosk_.settle();
  CHECK(kiosk_.must({{"do", "verify"}})["intact"] == true);
}

void finish_every_errand(Way way) {
  Hall hall{std::move(way)};
  for (const auto& errand : tests::errands()) hall.run(errand);
}

}  // namespace

TEST_CASE("every errand is finished by touch", "[process][errands]") {
  finish_every_errand({"touch", Mode::Touch, {}});
}

TEST_CASE("every errand is finished by eight keys with the screen dark (A07)",
          "[process][errands]") {
  finish_every_errand(
      {"eight keys", Mode::EightKeys, {"tools.display", "display.dark", "nav.home"}});
}

TEST_CASE("every errand is finished by two switches (A07)", "[process][errands]") {
  finish_every_errand({"two switches", Mode::TwoSwitches, {}});
}

TEST_CASE("every errand is finished in the largest letters, high contrast and low reach (A03, A16)",
          "[process][errands]") {
  finish_every_errand({"large letters",
                       Mode::Touch,
                       {"tools.display", "display.size.largest", "display.contrast.black",
                        "display.reach", "nav.home"}});
}

TEST_CASE("every errand is finished without the devices that it does not need (R12)",
          "[process][errands]") {
  SECTION("scanner, faces, keys and headphones were never there") {
    finish_every_errand({.name = "touch without other devices",
                         .mode = Mode::Touch,
                         .settings = {},
                         .config = "[scanner]\naddress = \"serial:/dev/anjungan-none\"\n"
                                   "[buttons]\naddress = \"evdev:dead:beef\"\n"
                                   "[keys]\naddress = \"evdev:dead:bee5\"\n"
                                   "[headphones]\naddress = \"switch:none\"\n",
                         .absent = {"scanner", "buttons", "keys", "headphones"}});
  }
  SECTION("the printer was never there") {
    finish_every_errand({.name = "touch without a printer",
                         .mode = Mode::Touch,
                         .settings = {},
                         .config = "[printer]\naddress = \"file:/dev/anjungan-none\"\n",
                         .absent = {"printer"}});
  }
}
