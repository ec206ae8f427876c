// The program for whoever installs a kiosk: what it says and how it ends.

#include <array>
#include <cstdio>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <sys/wait.h>

#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/tcp_printer.h"
#include "tests/support/temporary_folder.h"

namespace {

struct Ended {
  int status = -1;
  std::string said;
};

Ended run(const std::string& arguments) {
  Ended ended;
  const auto command = fmt::format("{} {} 2>&1", ANJUNGAN_DEVICES_PROGRAM, arguments);
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> part{};
  while (std::fgets(part.data(), part.size(), pipe) != nullptr) ended.said += part.data();
  const int status = ::pclose(pipe);
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ended;
}

}  // namespace

TEST_CASE("anjungan-devices says why there is no way to a printer, and ends so", "[devices]") {
  struct Case {
    std::string address;
    const char* cause;
  };
  const Case cases[] = {
      {fmt::format("tcp://127.0.0.1:{}", tests::support::unused_port()), "refused"},
      {"tcp://256.0.0.1.invalid", "unknown host"},
      {"file:/dev/anjungan-no-such-printer", "no such device"},
      {"serial:/dev/null", "refused"},
      {"usb://04b8", "hexadecimal"},
      {"cups://slips", "the queue is missing"},
      {"cups://127.0.0.1:1/slips", "cups: "},
      {"lpt1", "unknown printer address"},
      {"file:/tmp/x --profile nothing", "no printer profile"},
  };
  for (const Case& each : cases) {
    INFO(each.address);
    const auto ended = run("probe " + each.address);
    INFO(ended.said);
    CHECK(ended.status == 2);
    CHECK(ended.said.find(each.cause) != std::string::npos);
    CHECK(ended.said.find("disconnected") == std::string::npos);
  }
}

TEST_CASE("a test slip ends as the kiosk would judge it", "[devices]") {
  const tests::TemporaryFolder folder;
  const auto address = "file:" + folder.path() + "/slip.bin";
  const auto doubtful = run("print-test " + address + " --profile silent-80mm");
  CHECK(doubtful.said.find("outcome=unknown") != std::string::npos);
  CHECK(doubtful.status == 1);
  const auto trusted = run("print-test " + address + " --profile silent-80mm --trusted");
  CHECK(trusted.said.find("outcome=printed") != std::string::npos);
  CHECK(trusted.status == 0);
}

TEST_CASE("a record of a test slip holds every byte with its time", "[devices]") {
  const tests::TemporaryFolder folder;
  const auto slip = folder.path() + "/slip.bin";
  const auto record = folder.path() + "/record.txt";
  run("record file:" + slip + " " + record + " --profile silent-80mm");
  std::istringstream lines(tests::read_file(record));
  std::string line;
  std::getline(lines, line);
  CHECK(line == "# file://" + slip);
  std::string bytes;
  while (std::getline(lines, line)) {
    REQUIRE(line.substr(7, 3) == " > ");
    std::istringstream hexadecimal(line.substr(10));
    for (int byte = 0; hexadecimal >> std::hex >> byte;) bytes += static_cast<char>(byte);
  }
  CHECK(bytes == tests::read_file(slip));
}
