// Thousands of strings typed into complaints at the real program, and looked for afterwards in all
// that outlives the visit: files, paper, output, the next visitor's screen and voice, the memory of
// the process and what a core dump would hold of it (S06, P03, P09).

#include <array>

#include <nlohmann/json.hpp>

#include "tests/shell/typed_report.h"
#include "tests/support/canaries.h"
#include "tests/support/catch.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/rounds.h"
#include "tests/support/temporary_folder.h"

using nlohmann::json;
using tests::KioskProcess;
using tests::TemporaryFolder;

namespace {

enum class Leaving : std::uint8_t { Sends, GoesHome, WalksAway };
enum class Hearing : std::uint8_t { None, Headphones };

/// One visitor after the other, who write nothing but canaries.
class Visitors {
 public:
  explicit Visitors(KioskProcess& kiosk) : kiosk_(kiosk) {
    kiosk_.must({{"do", "headphones"}, {"plugged", true}});
  }

  /// To the empty description; nothing that is shown or said on the way is of another visitor.
  void arrive(Hearing hearing);
  /// To the end of the form, in all its fields.
  void write();
  void leave(Leaving leaving);
  /// How many canaries were typed so far.
  [[nodiscard]] int typed() const { return typed_; }

 private:
  void type(int count, const std::string& between, const std::string& end = {});
  void listen();
  void turn_to(const std::string& id);

  KioskProcess& kiosk_;
  Hearing hearing_ = Hearing::None;
  int typed_ = 0;
};

void Visitors::arrive(Hearing hearing) {
  hearing_ = hearing;
  if (hearing == Hearing::Headphones) kiosk_.must({{"do", "key"}, {"name", "down"}});
  tests::go_to_description(kiosk_);
  listen();
  CHECK_FALSE(tests::holds_canary(kiosk_.must({{"do", "tree"}}).dump()));
  CHECK_FALSE(tests::holds_canary(kiosk_.must({{"do", "speech"}}).dump()));
}

void Visitors::type(int count, const std::string& between, const std::string& end) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i == 0 ? "" : between) + tests::canary(typed_ + i);
  kiosk_.must({{"do", "type"}, {"text", text + end}});
  typed_ += count;
}

/// The whole page, with what was typed.
void Visitors::listen() {
  if (hearing_ == Hearing::Headphones) kiosk_.must({{"do", "key"}, {"name", "repeat"}});
}

void Visitors::turn_to(const std::string& id) {
  while (!kiosk_.node(id)) kiosk_.tap("page.next");
}

void Visitors::write() {
  type(45, " ");
  listen();
  kiosk_.tap("complaint.take");
  type(5, " ");
  kiosk_.tap("complaint.take");
  kiosk_.tap("complaint.notify.3");
  type(4, ".", "@contoh.id");
  kiosk_.tap("complaint.take");
  type(11, " ");
  kiosk_.tap("complaint.take");
  listen();
  turn_to("complaint.change.loss");
  kiosk_.tap("complaint.change.loss");
  type(35, " ");
  listen();
  kiosk_.tap("complaint.take");
  REQUIRE(kiosk_.screen() == "complaint.summary");
}

void Visitors::leave(Leaving leaving) {
  if (leaving == Leaving::Sends) {
    kiosk_.tap("complaint.send");
    kiosk_.settle();
    REQUIRE(kiosk_.node("complaint.number"));
    kiosk_.tap("complaint.done");
  } else if (leaving == Leaving::GoesHome) {
    kiosk_.tap("nav.home");
    CHECK(kiosk_.screen() == "home.errands");
  } else {
    kiosk_.wait_until_gone();
  }
  // What the visitor heard, and nobody else.
  const auto heard = kiosk_.must({{"do", "speech"}}).dump();
  CHECK(tests::holds_canary(heard) == (hearing_ == Hearing::Headphones));
  if (leaving == Leaving::GoesHome) kiosk_.wait_until_gone();
  CHECK(kiosk_.screen() == "home.attract");
  CHECK_FALSE(tests::holds_canary(kiosk_.must({{"do", "tree"}}).dump()));
}

void check_files(const std::string& folder) {
  const auto found = tests::files_with_canary(folder);
  INFO((found.empty() ? std::string{} : found.front()));
  CHECK(found.empty());
}

struct Visit {
  Leaving leaving;
  Hearing hearing;
};
constexpr std::array<Visit, 5> visits{{{Leaving::Sends, Hearing::None},
                                       {Leaving::GoesHome, Hearing::None},
                                       {Leaving::Sends, Hearing::Headphones},
                                       {Leaving::WalksAway, Hearing::None},
                                       {Leaving::GoesHome, Hearing::Headphones}}};

}  // namespace

TEST_CASE("strings typed at the real kiosk are in no file and reach no next visitor (S06)",
          "[process][canary]") {
  REQUIRE(tests::holds_canary("x" + tests::canary(77) + "y"));  // the search itself
  const int wanted = tests::rounds("ANJUNGAN_CANARIES", 200);
  REQUIRE(wanted <= tests::most_canaries);
  const TemporaryFolder data;
  {
    KioskProcess kiosk{data.path()};
    Visitors visitors{kiosk};
    std::size_t sent = 0;
    for (std::size_t visit = 0; visitors.typed() < wanted; ++visit) {
      const auto& way = visits.at(visit % visits.size());
      visitors.arrive(way.hearing);
      visitors.write();
      visitors.leave(way.leaving);
      sent += way.leaving == Leaving::Sends ? 1 : 0;
      if (visit % 10 != 0) continue;
      kiosk.must({{"do", "paper"}});  // the bench keeps the last twenty slips
      check_files(data.path());
    }
    visitors.arrive(Hearing::Headphones);
    CHECK_FALSE(kiosk.must({{"do", "paper"}})["slips"].empty());
    CHECK(kiosk.must({{"do", "status"}})["ledger"]["voices"]["depth"] == 1 + sent);
    check_files(data.path());
    kiosk.kill();  // as a power cut leaves them
    check_files(data.path());
  }
  KioskProcess kiosk{data.path()};
  kiosk.stop();
  check_files(data.path());
}

// Sanitizers bring an allocator that keeps what is given back, and need to see the memory.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

/// The socket of the bench keeps its last lines: machinery of these tests, and none of a hall's
/// kiosk, where nothing is typed through it. A long line takes their place.
void overwrite_control_socket(KioskProcess& kiosk) {
  kiosk.ask_line(std::string(60'000, ' '));
}

void check_memory(KioskProcess& kiosk) {
  kiosk.settle();
  overwrite_control_socket(kiosk);
  const auto nothing_left = [&] {
    return tests::mappings_with_canary(kiosk.pid(), tests::MemoryPart::Everything).empty();
  };
  // The voice's thread may be about to forget.
  if (kiosk.comes_true(nothing_left)) return;
  for (const auto& mapping :
       tests::mappings_with_canary(kiosk.pid(), tests::MemoryPart::Everything)) {
    FAIL_CHECK(mapping);
  }
}

}  // namespace

TEST_CASE("after the visit no typed text is in the kiosk's memory (P03)", "[process][canary]") {
  const auto visit = GENERATE(from_range(visits));
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  if (!tests::can_read_memory_of(kiosk.pid())) {
    WARN("only root reads the kiosk's memory: not tested");
    return;
  }
  Visitors visitors{kiosk};
  visitors.arrive(visit.hearing);
  visitors.write();
  CHECK_FALSE(tests::mappings_with_canary(kiosk.pid(), tests::MemoryPart::Everything).empty());
  CHECK(tests::mappings_with_canary(kiosk.pid(), tests::MemoryPart::Core).empty());
  visitors.leave(visit.leaving);
  check_memory(kiosk);
}

TEST_CASE("who goes back to the errands leaves no typed text in memory (P03)",
          "[process][canary]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  if (!tests::can_read_memory_of(kiosk.pid())) {
    WARN("only root reads the kiosk's memory: not tested");
    return;
  }
  Visitors visitors{kiosk};
  visitors.arrive(Hearing::None);
  visitors.write();
  kiosk.tap("nav.home");
  check_memory(kiosk);
}

TEST_CASE("a crash in the middle of typing writes no core, even where cores are wanted (S06)",
          "[process][canary]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  Visitors visitors{kiosk};
  visitors.arrive(Hearing::None);
  visitors.write();
  CHECK_FALSE(kiosk.crash_writes_core());
  check_files(data.path());
}

#endif
