// A real cupsd, a real IPP printer and a raw TCP printer, all on loopback and all made to fail.
#include "drivers/printer/cups_printer.h"

#include <fstream>
#include <future>
#include <iterator>
#include <thread>

#include "drivers/printer/cups_module.h"
#include "tests/drivers/channels/pwg_reader.h"
#include "tests/support/catch.h"
#include "tests/support/cups/private_cups.h"
#include "tests/support/tcp_printer.h"

using namespace std::chrono_literals;
using drivers::printer::Completion;
using drivers::printer::CupsConfig;
using drivers::printer::CupsPrinter;
using drivers::printer::CupsQueue;
using drivers::printer::Deadline;
using drivers::printer::Document;
using drivers::printer::Outcome;
using drivers::printer::PageFormat;
using drivers::printer::Paper;
using drivers::printer::PrintResult;
using drivers::printer::QrCode;
using drivers::printer::Readiness;
using drivers::printer::Status;
using drivers::printer::TextLine;
using drivers::printer::TextSize;
using drivers::printer::Trouble;
using tests::support::IppPrinter;
using tests::support::PrivateCups;
using tests::support::TcpFault;
using tests::support::TcpPrinter;

namespace {

constexpr const char* code = "HTTPS://ANTREAN.EXAMPLE.ID/Q?A=014";
constexpr auto query_limit = 5s;

Document slip() {
  return {{TextLine{.text = "A-014", .size = TextSize::Number}, QrCode{.text = code}}};
}

CupsConfig config_for(const PrivateCups& cups, const char* queue) {
  return {.server = cups.address(),
          .queue = queue,
          .print_limit = 15s,
          .trouble_limit = 2s,  // CUPS asks the printer about once a second
          .cancel_limit = 15s};
}

/// A server with the queue `ipp` for an IPP printer.
struct Office {
  PrivateCups cups;
  IppPrinter printer;

  Office() {
    INFO(cups.error_log());
    REQUIRE(cups.run("lpadmin", {"-p", "ipp", "-E", "-v", printer.uri(), "-m", "everywhere"}));
    REQUIRE(is_set_up());
  }

  /// cupsd asks the printer in the background; until then the queue is a raw one.
  [[nodiscard]] bool is_set_up() const {
    const CupsQueue queue(drivers::printer::parse_server(cups.address()), "ipp");
    const Deadline deadline(20s);
    while (!deadline.passed()) {
      const auto state = queue.state(deadline);
      if (state && state->model.find("Raw") == std::string::npos && !state->model.empty() &&
          state->activity == drivers::printer::QueueActivity::Idle) {
        return true;
      }
      std::this_thread::sleep_for(20ms);
    }
    return false;
  }

  [[nodiscard]] CupsConfig config() const { return config_for(cups, "ipp"); }
};

std::vector<int> jobs_left(const PrivateCups& cups, const char* queue) {
  const CupsQueue asked(drivers::printer::parse_server(cups.address()), queue);
  const auto jobs = asked.unfinished_jobs("", Deadline(query_limit));
  REQUIRE(jobs.has_value());
  return *jobs;
}

std::vector<std::uint8_t> content_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The status once it is no longer what it was; the last one seen after 20 s.
Status status_when_ready(CupsPrinter& printer) {
  const Deadline deadline(20s);
  Status status = printer.query(query_limit);
  while (status.readiness != Readiness::Ready && !deadline.passed()) {
    std::this_thread::sleep_for(100ms);
    status = printer.query(query_limit);
  }
  return status;
}

}  // namespace

TEST_CASE("a slip goes through CUPS to the printer and its code can be scanned", "[cups]") {
  Office office;
  CupsConfig config = office.config();
  config.completion = Completion::Trusted;
  CupsPrinter printer(config);
  const Status status = printer.query(query_limit);
  CHECK(status.readiness == Readiness::Ready);
  CHECK(status.trouble == Trouble::None);
  CHECK(status.paper == Paper::Enough);
  CHECK_FALSE(status.model.empty());

  const PrintResult result = printer.print(slip(), "tiket A-014");
  INFO(office.cups.error_log());
  CHECK(result.outcome == Outcome::Printed);
  CHECK(result.trouble == Trouble::None);
  CHECK(result.bytes_handed_over > 0);
  const auto slips = office.printer.slips();
  REQUIRE(slips.size() == 1);
  const auto page = tests::drivers_channels::read_pwg(content_of(slips[0]));
  REQUIRE(page.has_value());
  CHECK(tests::drivers_channels::read_qr(page->raster) == code);
}

TEST_CASE("the driver that is loaded as a module prints as the linked one does", "[cups]") {
  Office office;
  CupsConfig config = office.config();
  config.completion = Completion::Trusted;
  const auto printer = drivers::printer::load_cups_printer(config);
  REQUIRE(printer);
  const PrintResult result = (*printer)->print(slip(), "tiket A-014");
  INFO(office.cups.error_log());
  CHECK(result.outcome == Outcome::Printed);
  CHECK(office.printer.slips().size() == 1);
}

TEST_CASE("a completed job of an untrusted queue proves nothing", "[cups]") {
  Office office;
  CupsConfig config = office.config();
  config.queue = "";  // the server's default
  REQUIRE(office.cups.run("lpadmin", {"-d", "ipp"}));
  CupsPrinter printer(config);
  const PrintResult result = printer.print(slip(), "tiket");
  CHECK(result.outcome == Outcome::Unknown);
  CHECK(result.trouble == Trouble::None);
  CHECK(office.printer.slips().size() == 1);
}

TEST_CASE("a job that waits for paper or a jam is given up and cancelled", "[cups]") {
  const bool is_jam = GENERATE(false, true);
  Office office;
  office.printer.set_mode(is_jam ? "jam" : "media-empty");
  CupsPrinter printer(office.config());
  const PrintResult result = printer.print(slip(), "tiket");
  const Trouble expected = is_jam ? Trouble::CutterError : Trouble::PaperOut;
  CHECK(result.outcome == Outcome::Unknown);
  CHECK(result.trouble == expected);
  CHECK(result.may_have_left_marks);
  CHECK(jobs_left(office.cups, "ipp").empty());

  const Status status = printer.query(query_limit);
  CHECK(status.readiness == Readiness::NotReady);
  CHECK(status.trouble == expected);
  const PrintResult next = printer.print(slip(), "tiket");
  CHECK(next ==
        PrintResult{.outcome = Outcome::Failed, .trouble = expected, .may_have_left_marks = false});

  office.printer.set_mode("ok");
  CHECK(status_when_ready(printer).readiness == Readiness::Ready);
  CHECK(printer.print(slip(), "tiket").trouble == Trouble::None);
}

TEST_CASE("a printer that aborts the job has failed and may have left marks", "[cups]") {
  Office office;
  office.printer.set_mode("fail");
  // Now and then CUPS 2.4.2 calls this job completed; even a trusted queue must not be believed.
  CupsConfig config = office.config();
  config.completion = Completion::Trusted;
  CupsPrinter printer(config);
  const PrintResult result = printer.print(slip(), "tiket");
  INFO(office.cups.error_log());
  CHECK(result.outcome == Outcome::Failed);
  CHECK(result.trouble == Trouble::Rejected);
  CHECK(result.may_have_left_marks);
}

TEST_CASE("a printer that is switched off is disconnected and gets nothing", "[cups]") {
  Office office;
  CupsPrinter printer(office.config());
  office.printer.switch_off();
  const Status status = printer.query(query_limit);
  CHECK(status.readiness == Readiness::NotReady);
  CHECK(status.trouble == Trouble::Disconnected);
  CHECK(printer.print(slip(), "tiket") == PrintResult{.outcome = Outcome::Failed,
                                                      .trouble = Trouble::Disconnected,
                                                      .may_have_left_marks = false});
  CHECK(jobs_left(office.cups, "ipp").empty());
  office.printer.switch_on();
  CHECK(status_when_ready(printer).readiness == Readiness::Ready);
}

TEST_CASE("a slow printer is given up at the limit and its job cancelled", "[cups]") {
  Office office;
  office.printer.set_mode("slow");
  CupsConfig config = office.config();
  config.print_limit = 2s;
  CupsPrinter printer(config);
  const PrintResult result = printer.print(slip(), "tiket");
  CHECK(result.outcome == Outcome::Unknown);
  CHECK(result.trouble == Trouble::NoReply);
  CHECK(result.may_have_left_marks);
  CHECK(jobs_left(office.cups, "ipp").empty());
}

TEST_CASE("a server killed while printing leaves the slip unknown and its job is cancelled later",
          "[cups]") {
  Office office;
  office.printer.set_mode("slow");
  CupsPrinter printer(office.config());
  auto printing = std::async(std::launch::async, [&] { return printer.print(slip(), "tiket"); });
  REQUIRE(office.printer.has_started());
  office.cups.kill();
  const PrintResult result = printing.get();
  CHECK(result.outcome == Outcome::Unknown);
  CHECK((result.trouble == Trouble::Disconnected || result.trouble == Trouble::NoReply));
  CHECK(result.may_have_left_marks);
  CHECK(printer.query(query_limit).trouble == Trouble::Disconnected);

  office.cups.start();
  CHECK(jobs_left(office.cups, "ipp").size() == 1);
  // The next print first makes up for the cancellation.
  office.printer.set_mode("ok");
  CHECK(printer.print(slip(), "tiket").trouble == Trouble::None);
  CHECK(jobs_left(office.cups, "ipp").empty());
}

TEST_CASE("jobs of others in the queue are left alone", "[cups]") {
  Office office;
  office.printer.set_mode("slow");
  const CupsQueue queue(drivers::printer::parse_server(office.cups.address()), "ipp");
  const auto other = queue.create_job("kiosk2 tiket", "", Deadline(query_limit));
  const auto own = queue.create_job("anjungan tiket", "", Deadline(query_limit));
  REQUIRE(other.has_value());
  REQUIRE(own.has_value());
  CupsPrinter printer(office.config());
  static_cast<void>(printer.query(query_limit));
  CHECK(jobs_left(office.cups, "ipp") == std::vector<int>{*other});
}

TEST_CASE("a paused queue is off line, a rejecting one refuses, a missing one is not there",
          "[cups]") {
  Office office;
  CupsPrinter printer(office.config());
  REQUIRE(office.cups.run("cupsdisable", {"ipp"}));
  CHECK(printer.query(query_limit).trouble == Trouble::Offline);
  REQUIRE(office.cups.run("cupsenable", {"ipp"}));
  REQUIRE(office.cups.run("cupsreject", {"ipp"}));
  CHECK(printer.query(query_limit).trouble == Trouble::Rejected);
  CupsPrinter missing(config_for(office.cups, "no-such-queue"));
  CHECK(missing.query(query_limit).trouble == Trouble::Disconnected);
  CHECK(missing.print(slip(), "tiket").trouble == Trouble::Disconnected);
}

TEST_CASE("a raw queue is refused unless its format is configured", "[cups]") {
  PrivateCups cups;
  TcpPrinter raw;
  const std::string uri = "socket://127.0.0.1:" + std::to_string(raw.port());
  REQUIRE(cups.run("lpadmin", {"-p", "raw", "-E", "-v", uri, "-m", "raw"}));
  CupsPrinter careful(config_for(cups, "raw"));
  CHECK(careful.print(slip(), "tiket") == PrintResult{.outcome = Outcome::Failed,
                                                      .trouble = Trouble::Rejected,
                                                      .may_have_left_marks = false});

  CupsConfig config = config_for(cups, "raw");
  config.format = PageFormat::PwgRaster;
  // Trusted or not: there is no IPP printer that could say so too.
  config.completion = Completion::Trusted;
  CupsPrinter printer(config);
  CHECK(printer.query(query_limit).readiness == Readiness::Unknown);
  const PrintResult result = printer.print(slip(), "tiket");
  INFO(cups.error_log());
  CHECK(result.outcome == Outcome::Unknown);
  CHECK(result.trouble == Trouble::None);
  const auto page = tests::drivers_channels::read_pwg(raw.received(result.bytes_handed_over));
  REQUIRE(page.has_value());
  CHECK(tests::drivers_channels::read_qr(page->raster) == code);
}

TEST_CASE("a job for a raw printer that is off is cancelled and never prints later", "[cups]") {
  PrivateCups cups;
  const std::string uri = "socket://127.0.0.1:" + std::to_string(tests::support::unused_port());
  REQUIRE(cups.run("lpadmin", {"-p", "raw", "-E", "-v", uri, "-m", "raw"}));
  CupsConfig config = config_for(cups, "raw");
  config.format = PageFormat::PwgRaster;
  config.print_limit = 2s;
  CupsPrinter printer(config);
  const PrintResult result = printer.print(slip(), "tiket");
  CHECK(result.outcome != Outcome::Printed);
  CHECK(result.trouble != Trouble::None);
  CHECK(jobs_left(cups, "raw").empty());
}

TEST_CASE("a server that is not there or does not answer ends within the limit", "[cups]") {
  const auto start = std::chrono::steady_clock::now();
  CupsPrinter absent(
      {.server = "127.0.0.1:" + std::to_string(tests::support::unused_port()), .queue = "ipp"});
  CHECK(absent.query(1s).trouble == Trouble::Disconnected);

  TcpPrinter silent_server(TcpFault::Stall);
  CupsPrinter silent({.server = "127.0.0.1:" + std::to_string(silent_server.port()),
                      .queue = "ipp",
                      .reply_limit = 500ms,
                      .cancel_limit = 500ms});
  const Status status = silent.query(500ms);
  CHECK(status.readiness == Readiness::Unknown);
  CHECK(status.trouble == Trouble::NoReply);
  CHECK(silent.print(slip(), "tiket") == PrintResult{.outcome = Outcome::Failed,
                                                     .trouble = Trouble::NoReply,
                                                     .may_have_left_marks = false});
  CHECK(std::chrono::steady_clock::now() - start < 6s);
}
