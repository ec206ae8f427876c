// Staff and the alarm before the real program: its threads, its files, its restarts.

#include <chrono>
#include <regex>

#include "tests/support/catch.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/read_file.h"
#include "tests/support/temporary_folder.h"

using nlohmann::json;
using tests::KioskProcess;
using tests::TemporaryFolder;

namespace {

/// Number and PIN of a new member, as the technician reads them.
std::string new_code(const TemporaryFolder& data) {
  const auto set = tests::run_kiosk_program({"--data", data.path(), "--set-pin", "PTG-0012"});
  INFO(set.output);
  REQUIRE(set.code == 0);
  std::smatch found;
  REQUIRE(std::regex_search(set.output, found, std::regex{": ([0-9]{8})\\s*$"}));
  return found[1];
}

/// Five touches into the upper left corner, as staff do it.
void open_staff(KioskProcess& kiosk) {
  for (int i = 0; i < 5; ++i) {
    kiosk.must({{"do", "touch"}, {"x", 10}, {"y", 10}, {"phase", "down"}});
    kiosk.must({{"do", "touch"}, {"x", 10}, {"y", 10}, {"phase", "up"}});
  }
}

void sign_in(KioskProcess& kiosk, const std::string& code) {
  open_staff(kiosk);
  REQUIRE(kiosk.screen() == "staff.sign_in");
  kiosk.must({{"do", "type"}, {"text", code}});
  kiosk.tap("sign_in.submit");
  REQUIRE(kiosk.comes_true([&] { return kiosk.screen() == "staff.menu"; }));
}

void ring(KioskProcess& kiosk) {
  kiosk.must({{"do", "emergency"}, {"on", true}});
}

}  // namespace

TEST_CASE("staff sign in, print a test, close the kiosk and open it again", "[process][staff]") {
  const TemporaryFolder data;
  const auto code = new_code(data);
  KioskProcess kiosk{data.path()};
  sign_in(kiosk, code);
  kiosk.tap("menu.devices");
  kiosk.tap("devices.print");
  kiosk.settle();
  kiosk.settle();
  CHECK(kiosk.must({{"do", "paper"}})["slips"].size() == 1);
  kiosk.tap("nav.back");
  kiosk.tap("menu.close");
  kiosk.tap("confirm.cleaning");
  kiosk.settle();
  CHECK(kiosk.screen() == "home.out_of_service");
  sign_in(kiosk, code);
  kiosk.tap("menu.close");
  kiosk.tap("confirm.ready");
  kiosk.settle();
  CHECK(kiosk.screen() == "home.attract");
  CHECK(kiosk.must({{"do", "verify"}})["intact"] == true);
}

TEST_CASE("a wrong PIN lets nobody in, and no digit stands in the event log", "[process][staff]") {
  const TemporaryFolder data;
  const auto code = new_code(data);
  KioskProcess kiosk{data.path()};
  open_staff(kiosk);
  auto wrong = code;
  wrong.back() = wrong.back() == '9' ? '0' : '9';
  kiosk.must({{"do", "type"}, {"text", wrong}});
  kiosk.tap("sign_in.submit");
  CHECK(kiosk.comes_true([&] { return kiosk.node("sign_in.answer").has_value(); }));
  CHECK(kiosk.screen() == "staff.sign_in");
  CHECK(kiosk.stop() == 0);
  const auto path = data.path() + "/events.jsonl";
  const auto log = tests::run_kiosk_program({"--data", data.path(), "--replay", path});
  INFO(log.output);
  CHECK(log.code == 0);
  const auto text = tests::read_file(path);
  CHECK(text.find("key.hidden") != std::string::npos);
  CHECK_FALSE(std::regex_search(text, std::regex{"key\\.[0-9]"}));
}

TEST_CASE("the alarm is on the screen within a second and survives kill -9 (T13.2)",
          "[process][staff]") {
  const TemporaryFolder data;
  const auto code = new_code(data);
  {
    KioskProcess kiosk{data.path()};
    kiosk.tap("attract.start");
    kiosk.tap("home.ticket");
    const auto before = std::chrono::steady_clock::now();
    ring(kiosk);
    CHECK(kiosk.screen() == "home.evacuate");
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds{1});
    CHECK(kiosk.ask({{"do", "emergency"}, {"on", false}})["error"] == "not_allowed");
    kiosk.settle();
    kiosk.kill();
  }
  KioskProcess kiosk{data.path()};
  CHECK(kiosk.screen() == "home.evacuate");
  sign_in(kiosk, code);
  kiosk.tap("menu.emergency");
  kiosk.tap("confirm.drill");
  kiosk.settle();
  CHECK(kiosk.screen() == "home.attract");
  CHECK(kiosk.stop() == 0);
}

TEST_CASE("staff restart the program with the status that asks for it", "[process][staff]") {
  const TemporaryFolder data;
  const auto code = new_code(data);
  KioskProcess kiosk{data.path()};
  sign_in(kiosk, code);
  kiosk.tap("menu.restart");
  kiosk.tap("confirm.update");
  CHECK(kiosk.end_code() == 75);
}
