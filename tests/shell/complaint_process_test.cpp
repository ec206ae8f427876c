// A report through the real program: typed by its control socket, sealed, stored, printed; and what
// is left of it in files and in memory (S06, P03).

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/domain/codes.h"
#include "kiosk/store/ledger.h"
#include "tests/shell/paper_reader.h"
#include "tests/support/catch.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/seal_opener.h"
#include "tests/support/temporary_folder.h"

using nlohmann::json;
using tests::KioskProcess;
using tests::TemporaryFolder;

namespace {

/// Letters that no file of ours holds.
std::string canary(int number) {
  std::string text = "Qxz";
  for (int i = 0; i < 3; ++i) {
    text += static_cast<char>('a' + number % 26);
    number /= 26;
  }
  return text + "jvkw";
}

/// `Qxzabc`: many of them make a text.
std::string short_canary(int number) {
  return canary(number).substr(0, 6);
}

void type(KioskProcess& kiosk, const std::string& text) {
  kiosk.must({{"do", "type"}, {"text", text}});
}

/// From the attract screen to the description of a confidential complaint.
void go_to_description(KioskProcess& kiosk) {
  for (const auto* id :
       {"attract.start", "home.complaint", "complaint.complaint", "complaint.confidential",
        "complaint.about.officer", "complaint.problem.7", "complaint.when.today"}) {
    kiosk.tap(id);
  }
}

/// From there to the summary.
void write_report(KioskProcess& kiosk, int number) {
  type(kiosk, "Petugas " + canary(number) + " tidak ramah.");
  kiosk.tap("complaint.take");
  type(kiosk, canary(number + 1));
  kiosk.tap("complaint.take");
  kiosk.tap("complaint.notify.3");
  type(kiosk, canary(number + 2) + "@contoh.id");
  kiosk.tap("complaint.take");
  type(kiosk, "Jl. " + canary(number + 3) + " 1");
  kiosk.tap("complaint.take");
}

/// Every canary there is, long and short, and as an e-mail address has it.
const std::set<std::string>& all_canaries() {
  static const auto all = [] {
    std::set<std::string> texts;
    for (int number = 0; number < 300; ++number) {
      texts.insert(short_canary(number));
      texts.insert("q" + short_canary(number).substr(1));
    }
    return texts;
  }();
  return all;
}

/// Sealed text is full of letters too; six of them in their order are chance once in ten thousand
/// runs.
bool holds_canary(const std::string& bytes) {
  for (auto at = bytes.find("xz"); at != std::string::npos; at = bytes.find("xz", at + 1)) {
    if (at > 0 && all_canaries().contains(bytes.substr(at - 1, 6))) return true;
  }
  return false;
}

/// The files below a folder that hold any canary.
std::vector<std::string> files_with_canary(const std::string& folder) {
  std::vector<std::string> found;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    std::ifstream stream{file.path(), std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    if (holds_canary(bytes)) found.push_back(file.path().string());
  }
  return found;
}

}  // namespace

TEST_CASE("a complaint goes from touch to paper, and its code verifies", "[process][report]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  CHECK(kiosk.must({{"do", "status"}})["reports"] == "development_keys");
  go_to_description(kiosk);
  write_report(kiosk, 0);
  CHECK(kiosk.screen() == "complaint.summary");
  kiosk.tap("complaint.send");
  kiosk.settle();
  CHECK(kiosk.text_of("complaint.number").find("PGD-261123-K01-0001-") != std::string::npos);
  const auto slips = kiosk.must({{"do", "paper"}})["slips"];
  REQUIRE(slips.size() == 1);
  CHECK(tests::read_code(slips[0]["png"].get<std::string>()).starts_with("AJ1.C.01.PGD-261123-"));
  CHECK(kiosk.must({{"do", "verify"}})["intact"] == true);
  CHECK(kiosk.must({{"do", "status"}})["ledger"]["voices"]["depth"] == 1);
}

TEST_CASE("hundreds of typed strings are in no file of the kiosk's (S06)", "[process][report]") {
  REQUIRE(holds_canary("x" + canary(77) + "y"));  // the search itself
  constexpr int visits = 8;
  constexpr int strings_a_visit = 25;
  const TemporaryFolder data;
  {
    KioskProcess kiosk{data.path()};
    for (int visit = 0; visit < visits; ++visit) {
      go_to_description(kiosk);
      for (int i = 0; i < strings_a_visit; ++i) {
        type(kiosk, short_canary(visit * strings_a_visit + i));
      }
      kiosk.tap("complaint.take");
      type(kiosk, canary(visit));
      kiosk.tap("complaint.anonymous");
      kiosk.tap("complaint.send");
      kiosk.settle();
      kiosk.tap("complaint.done");
      const auto tree = kiosk.must({{"do", "tree"}}).dump();
      CHECK_FALSE(holds_canary(tree));
    }
    CHECK_FALSE(holds_canary(kiosk.must({{"do", "speech"}}).dump()));
    kiosk.must({{"do", "paper"}});
    CHECK(files_with_canary(data.path()).empty());
    kiosk.stop();
  }
  const auto found = files_with_canary(data.path());
  INFO((found.empty() ? std::string{} : found.front()));
  CHECK(found.empty());
}

TEST_CASE("killed in the middle of typing, the kiosk leaves nothing of it (P03)",
          "[process][report]") {
  const auto keys = GENERATE(1, 12, 40);
  const TemporaryFolder data;
  {
    KioskProcess kiosk{data.path()};
    go_to_description(kiosk);
    const auto text = "Petugas " + canary(7) + " dan " + canary(8) + " pergi.";
    type(kiosk, text.substr(0, static_cast<std::size_t>(keys)));
    kiosk.kill();
  }
  CHECK(files_with_canary(data.path()).empty());
  KioskProcess kiosk{data.path()};
  CHECK(kiosk.screen() == "home.attract");
  CHECK_FALSE(holds_canary(kiosk.must({{"do", "tree"}}).dump()));
  CHECK(kiosk.must({{"do", "status"}})["ledger"]["voices"]["depth"] == 0);
}

// Sanitizers bring an allocator that keeps what is given back.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

TEST_CASE("after the visit no typed text is in the kiosk's memory (P03)", "[process][report]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  const auto scan = [&](bool& readable) {
    std::ifstream maps{fmt::format("/proc/{}/maps", kiosk.pid())};
    std::ifstream memory{fmt::format("/proc/{}/mem", kiosk.pid()), std::ios::binary};
    readable = memory.is_open() && maps.is_open();
    for (std::string line; std::getline(maps, line);) {
      std::size_t from = 0;
      std::size_t to = 0;
      char mode[5]{};
      if (std::sscanf(line.c_str(), "%zx-%zx %4s", &from, &to, mode) != 3 || mode[1] != 'w') {
        continue;
      }
      std::string bytes(to - from, '\0');
      memory.clear();
      memory.seekg(static_cast<std::streamoff>(from));
      memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
      if (holds_canary(bytes)) return true;
    }
    return false;
  };
  go_to_description(kiosk);
  write_report(kiosk, 0);
  bool readable = false;
  const bool before = scan(readable);
  kiosk.tap("complaint.send");
  kiosk.settle();
  kiosk.tap("complaint.done");
  CHECK(kiosk.screen() == "home.attract");
  // Another program of the same user cannot read it at all; root can, and finds nothing.
  if (!readable) return;
  CHECK(before);
  CHECK_FALSE(scan(readable));
}

#endif
