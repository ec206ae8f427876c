// The whole machine: the real program, its threads, ledger and byte stream, from touch to paper.

#include "tests/support/kiosk_process.h"

#include <array>
#include <filesystem>
#include <fstream>

#include <sys/resource.h>

#include "kiosk/domain/codes.h"
#include "kiosk/shell/files/config.h"
#include "kiosk/shell/files/signing_key.h"
#include "tests/shell/paper_reader.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using nlohmann::json;
using tests::KioskProcess;
using tests::TemporaryFolder;

namespace domain = kiosk::domain;

namespace {

std::size_t slips_out(KioskProcess& kiosk) {
  return kiosk.must({{"do", "paper"}})["slips"].size();
}

std::string last_slip_code(KioskProcess& kiosk) {
  const auto slips = kiosk.must({{"do", "paper"}})["slips"];
  REQUIRE_FALSE(slips.empty());
  return tests::read_code(slips.back()["png"].get<std::string>());
}

domain::TicketCode verified(const std::string& code, const std::string& data_folder) {
  const auto key = kiosk::shell::load_signing_key(data_folder + "/signing.key");
  REQUIRE(key);
  const auto read = domain::verify_code(code, {.kiosk_keys = {*key}, .office_keys = {}},
                                        *kiosk::parse_date("2026-11-23"));
  INFO(code);
  REQUIRE(read);
  REQUIRE(std::holds_alternative<domain::TicketCode>(*read));
  return std::get<domain::TicketCode>(*read);
}

bool printer_is_ready(KioskProcess& kiosk) {
  return kiosk.must({{"do", "status"}})["printer"]["readiness"] == "ready";
}

/// The next visitor, a while later.
void next_visitor(KioskProcess& kiosk, const std::string& time) {
  if (kiosk.node("issuing.done")) kiosk.tap("issuing.done");
  kiosk.set_clock("2026-11-23T" + time + "+07:00");
}

/// Limits the size of every file the kiosk writes: its disk is full, its folder is not.
void limit_file_size(KioskProcess& kiosk, rlim_t bytes) {
  rlimit limit{};
  REQUIRE(::prlimit(kiosk.pid(), RLIMIT_FSIZE, nullptr, &limit) == 0);
  limit.rlim_cur = bytes;
  REQUIRE(::prlimit(kiosk.pid(), RLIMIT_FSIZE, &limit, nullptr) == 0);
}

}  // namespace

TEST_CASE("a visitor gets a ticket whose code verifies, from touch to paper", "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  CHECK(kiosk.screen() == "home.attract");
  kiosk.take_number();
  kiosk.settle();
  CHECK(kiosk.screen() == "queue.issuing");
  CHECK(kiosk.text_of("issuing.number") == "A-001");
  CHECK(kiosk.node("issuing.slip")->at("value") == "printed");
  REQUIRE(slips_out(kiosk) == 1);
  const auto ticket = verified(last_slip_code(kiosk), data.path());
  CHECK(to_display(ticket.number) == "A-001");
  CHECK(ticket.service_code == "SP071");
  CHECK(kiosk.must({{"do", "verify"}})["intact"] == true);
}

TEST_CASE("numbers follow one another from visitor to visitor", "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  for (const auto* expected : {"A-001", "A-002", "A-003"}) {
    kiosk.take_number();
    kiosk.settle();
    CHECK(kiosk.text_of("issuing.number") == expected);
    next_visitor(kiosk, std::string{"09:2"} + expected[4] + ":00");
  }
  CHECK(slips_out(kiosk) == 3);
}

TEST_CASE("a number is given back at the scanner, from paper to the ledger", "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  kiosk.take_number();
  kiosk.settle();
  const auto code = last_slip_code(kiosk);
  next_visitor(kiosk, "09:20:00");
  kiosk.must({{"do", "scan"}, {"text", code}});
  REQUIRE(kiosk.comes_true([&] { return kiosk.node("receipt.cancel").has_value(); }));
  kiosk.tap("receipt.cancel");
  kiosk.tap("cancel.yes");
  kiosk.settle();
  CHECK(kiosk.text_of("cancel.title") == "Nomor A-001 tidak lagi dalam antrian");
  CHECK(kiosk.must({{"do", "verify"}})["intact"] == true);
}

TEST_CASE("a printer that is in trouble beforehand costs no number and no restart", "[process]") {
  const auto* fault = GENERATE("paper_out", "cover_open", "cutter_error", "offline", "unplug",
                               "power", "no_reply", "garbage_reply", "stall");
  INFO(fault);
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  kiosk.set_fault(fault, true);
  kiosk.take_number();
  kiosk.settle();
  CHECK(kiosk.text_of("issuing.number") == "A-001");
  REQUIRE(kiosk.node("issuing.qr"));
  CHECK(to_display(verified(kiosk.node("issuing.qr")->at("value"), data.path()).number) == "A-001");
  const auto spoken = kiosk.must({{"do", "speech"}})["spoken"];
  REQUIRE(spoken.size() == 1);
  CHECK(spoken[0].get<std::string>().find("A, satu") != std::string::npos);
  kiosk.set_fault(fault, false);
  REQUIRE(kiosk.comes_true([&] { return printer_is_ready(kiosk); }));
  REQUIRE(kiosk.comes_true([&] { return kiosk.node("issuing.print").has_value(); }));
  kiosk.tap("issuing.print");
  kiosk.settle();
  CHECK(kiosk.node("issuing.slip"));
  CHECK(to_display(verified(last_slip_code(kiosk), data.path()).number) == "A-001");
  CHECK(kiosk.must({{"do", "verify"}})["intact"] == true);
}

TEST_CASE("a printer that fails in the middle of a slip keeps number and honesty", "[process]") {
  const auto* fault = GENERATE("paper_out", "cover_open", "unplug", "power");
  INFO(fault);
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  kiosk.set_fault("slow", true);  // a thousand bytes a second: the fault comes into the middle
  kiosk.take_number();
  REQUIRE(kiosk.comes_true([&] { return kiosk.node("issuing.slip").has_value(); }));
  kiosk.set_fault(fault, true);
  kiosk.settle();
  CHECK(kiosk.text_of("issuing.number") == "A-001");
  REQUIRE(kiosk.node("issuing.qr"));
  kiosk.set_fault("slow", false);
  kiosk.set_fault(fault, false);
  REQUIRE(kiosk.comes_true([&] { return kiosk.node("issuing.print").has_value(); }));
  kiosk.tap("issuing.print");
  kiosk.settle();
  CHECK(kiosk.node("issuing.slip"));
  CHECK(to_display(verified(last_slip_code(kiosk), data.path()).number) == "A-001");
}

TEST_CASE("a near end of paper is told to staff and to no visitor", "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  kiosk.set_fault("paper_near_end", true);
  REQUIRE(kiosk.comes_true(
      [&] { return kiosk.must({{"do", "status"}})["printer"]["paper"] == "near_end"; }));
  const int before = kiosk.must({{"do", "status"}})["printer"]["tickets_left"];
  kiosk.take_number();
  kiosk.settle();
  CHECK(kiosk.node("issuing.slip")->at("value") == "printed");
  CHECK(kiosk.must({{"do", "status"}})["printer"]["tickets_left"] == before - 1);
}

TEST_CASE("after kill -9 the numbers go on and the ledger verifies", "[process]") {
  const TemporaryFolder data;
  for (int i = 1; i <= 3; ++i) {
    KioskProcess kiosk{data.path()};
    CHECK(kiosk.screen() == "home.attract");  // nothing of the visit before
    kiosk.take_number();
    kiosk.settle();
    CHECK(kiosk.text_of("issuing.number") == "A-00" + std::to_string(i));
    CHECK(kiosk.must({{"do", "verify"}})["intact"] == true);
    kiosk.kill();
  }
}

TEST_CASE("killed while the slip is printing, the number is not given again", "[process]") {
  const TemporaryFolder data;
  {
    KioskProcess kiosk{data.path()};
    kiosk.set_fault("slow", true);
    kiosk.take_number();
    REQUIRE(kiosk.comes_true([&] { return kiosk.node("issuing.number").has_value(); }));
    kiosk.kill();
  }
  KioskProcess kiosk{data.path()};
  kiosk.take_number();
  kiosk.settle();
  CHECK(kiosk.text_of("issuing.number") == "A-002");
  CHECK(kiosk.must({{"do", "verify"}})["intact"] == true);
}

TEST_CASE("a disk that takes nothing more gives no number, and heals without a restart",
          "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  limit_file_size(kiosk, 0);
  kiosk.take_number();
  kiosk.settle();
  CHECK(kiosk.text_of("issuing.number").empty());
  CHECK(kiosk.node("issuing.again"));
  CHECK_FALSE(kiosk.must({{"do", "status"}})["store"]["trouble"].is_null());
  CHECK(slips_out(kiosk) == 0);
  limit_file_size(kiosk, RLIM_INFINITY);
  kiosk.tap("issuing.again");
  kiosk.settle();
  CHECK(kiosk.text_of("issuing.number") == "A-001");
  CHECK(slips_out(kiosk) == 1);
  CHECK(kiosk.must({{"do", "verify"}})["intact"] == true);
}

TEST_CASE("a hand that hammers the last answer gets one number and one slip", "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  for (const auto* id : {"attract.start", "home.ticket", "queue.agency.DPMPTSP",
                         "queue.service.SP071", "card.take"}) {
    kiosk.tap(id);
  }
  const auto bounds = kiosk.node("queue.priority.none")->at("px");
  const int x = bounds[0].get<int>() + bounds[2].get<int>() / 2;
  const int y = bounds[1].get<int>() + bounds[3].get<int>() / 2;
  for (int i = 0; i < 40; ++i) {
    for (const auto* phase : {"down", "up"}) {
      kiosk.must({{"do", "touch"}, {"x", x}, {"y", y}, {"phase", phase}, {"finger", i % 3}});
    }
  }
  kiosk.settle();
  CHECK(slips_out(kiosk) <= 1);
  if (kiosk.screen() != "queue.issuing") kiosk.tap("queue.priority.none");
  kiosk.settle();
  CHECK(kiosk.text_of("issuing.number") == "A-001");
  CHECK(slips_out(kiosk) == 1);
}

TEST_CASE("a storm of touches neither stops the kiosk nor breaks the ledger", "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  unsigned random = 12345;
  const auto next = [&](unsigned below) {
    random = random * 1'103'515'245U + 12'345U;
    return static_cast<int>((random >> 16U) % below);
  };
  const std::array phases{"down", "move", "up"};
  for (int i = 0; i < 1500; ++i) {
    kiosk.must({{"do", "touch"},
                {"x", next(1200) - 60},
                {"y", next(2040) - 60},
                {"phase", phases[static_cast<std::size_t>(next(3))]},
                {"finger", next(3)}});
  }
  kiosk.settle();
  CHECK(kiosk.must({{"do", "verify"}})["intact"] == true);
}

TEST_CASE("the log that a run leaves replays to the same model", "[process]") {
  const TemporaryFolder data;
  {
    KioskProcess kiosk{data.path()};
    kiosk.take_number();
    kiosk.settle();
    next_visitor(kiosk, "09:30:00");
    kiosk.tap("attract.language.en");
    kiosk.set_clock("2026-11-23T10:00:00+07:00");
    CHECK(kiosk.stop() == 0);
  }
  const auto replayed = tests::run_kiosk_program({"--replay", data.path() + "/events.jsonl"});
  INFO(replayed.output);
  CHECK(replayed.code == 0);
  CHECK(replayed.output.find("all the same") != std::string::npos);
}

TEST_CASE("a crash leaves its log, and it replays", "[process]") {
  const TemporaryFolder data;
  {
    KioskProcess kiosk{data.path()};
    kiosk.tap("attract.start");
    for (int i = 0; i < 20; ++i) {
      kiosk.tap("home.help");
      kiosk.tap("nav.home");
      // A second each time: more of it together and the kiosk would ask who is there.
      kiosk.set_clock("2026-11-23T09:12:" + std::to_string(10 + i) + "+07:00");
    }
    kiosk.kill();
  }
  const auto replayed = tests::run_kiosk_program({"--replay", data.path() + "/events.jsonl"});
  INFO(replayed.output);
  CHECK(replayed.code == 0);
}

TEST_CASE("pictures of the screen are not blank in any language", "[process]") {
  const TemporaryFolder data;
  const auto config = data.path() + "/kiosk.toml";
  std::ofstream(config) << "[kiosk]\nlanguages = [\"id\", \"en\", \"su\"]\n";
  KioskProcess kiosk{data.path(), {"--config", config}};
  kiosk.tap("attract.start");
  for (const auto* language : {"id", "en", "su"}) {
    kiosk.tap(std::string{"tools.language."} + language);
    const auto file = data.path() + "/" + language + ".png";
    kiosk.must({{"do", "screenshot"}, {"file", file}});
    CHECK(tests::colours_in(file) > 20);
  }
}

TEST_CASE("every request that is wrong is told why", "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"nonsense", "malformed"},
      {"[]", "malformed"},
      {"{}", "malformed"},
      {R"({"do":7})", "malformed"},
      {R"({"do":"dance"})", "unknown_request"},
      {R"({"do":"tap"})", "malformed"},
      {R"({"do":"tap","id":"nothing.here"})", "unknown_node"},
      {R"({"do":"tap","id":"attract.welcome"})", "not_a_control"},
      {R"({"do":"touch","phase":"down"})", "malformed"},
      {R"({"do":"key","name":"escape"})", "unknown_key"},
      {R"({"do":"type","text":"a"})", "no_such_key"},
      {R"({"do":"fault","device":"printer","name":"fire","on":true})", "unknown_fault"},
      {R"({"do":"fault","device":"toaster","name":"paper_out","on":true})", "unknown_fault"},
      {R"({"do":"clock","iso":"yesterday"})", "malformed"},
      {R"({"do":"press","face":5})", "malformed"},
      {R"({"do":"screenshot","file":"/nonexistent/x.png"})", "io"}};
  for (const auto& [line, error] : wrong) {
    const auto reply = kiosk.ask_line(line);
    INFO(line << " -> " << reply.dump());
    CHECK(reply["ok"] == false);
    CHECK(reply["error"] == error);
    CHECK(reply["text"].is_string());
  }
  CHECK(kiosk.screen() == "home.attract");
}

TEST_CASE("the control socket and the signing key are for the kiosk's user alone", "[process]") {
  namespace fs = std::filesystem;
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  const auto others = fs::perms::group_all | fs::perms::others_all;
  for (const auto* name : {"/control", "/signing.key"}) {
    const auto permissions = fs::status(data.path() + name).permissions();
    INFO(name);
    CHECK((permissions & others) == fs::perms::none);
  }
}
