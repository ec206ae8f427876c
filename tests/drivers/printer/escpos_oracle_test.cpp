// Requirements R08 to R10 before a printer that shares no code with the driver: whatever happens at
// whichever byte, what was called printed is on paper, whole, cut, once; nothing valid is there
// twice, and no strip carries two tickets.

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>

#include <fmt/format.h>

#include "drivers/printer/escpos_printer.h"
#include "tests/drivers/printer/rig.h"
#include "tests/support/catch.h"
#include "tests/support/paper_oracle.h"

namespace {

using drivers::printer::Completion;
using drivers::printer::Document;
using drivers::printer::EscposPrinter;
using drivers::printer::Fence;
using drivers::printer::Outcome;
using drivers::printer::Paperway;
using drivers::printer::PrinterLimits;
using drivers::printer::PrintResult;
using drivers::printer::Profile;
using drivers::printer::QrCode;
using drivers::printer::Readiness;
using drivers::printer::TextLine;
using drivers::printer::TextSize;
using namespace std::chrono_literals;
using tests::Line;
using tests::Mishap;
using tests::PaperOracle;
using tests::Strip;

constexpr std::size_t step_bytes = 20;

/// What a driver is tried with.
struct Setting {
  Profile profile;
  Line line = Line::Attached;
  std::size_t buffer_bytes = 65536;
  std::size_t held_bytes = 65536;
  int lines_below = 0;  // of text, below the code
};

/// A copy is marked above and below its number, as the kiosk's are: whatever end of the paper comes
/// in between, no number stands without a mark.
Document ticket(const Setting& setting, int number, const char* marking = "") {
  Document document;
  if (*marking != '\0') document.blocks.emplace_back(TextLine{.text = marking});
  document.blocks.emplace_back(
      TextLine{.text = fmt::format("A-{:03}", number), .size = TextSize::Number});
  if (*marking != '\0') document.blocks.emplace_back(TextLine{.text = marking});
  document.blocks.emplace_back(QrCode{.text = fmt::format("AJ1.T.A{:03}", number)});
  for (int i = 0; i < setting.lines_below; ++i) {
    document.blocks.emplace_back(TextLine{.text = fmt::format("{} {}", number, i)});
  }
  return document;
}

tests::PaperModel model_of(const Setting& setting) {
  const Profile& profile = setting.profile;
  return {.answers_questions = !profile.status_questions.empty(),
          .echoes_ids = profile.fence == Fence::ProcessId,
          .answers_queued = profile.fence == Fence::QueuedStatus,
          .clears_buffer = profile.can_clear_buffer,
          .tells_changes = profile.has_auto_status,
          .dots_per_mm = profile.dots_per_mm,
          .buffer_bytes = setting.buffer_bytes,
          .held_bytes = setting.held_bytes};
}

/// A driver before the oracle, and the people around it.
class Scene {
 public:
  explicit Scene(const Setting& setting)
      : oracle{model_of(setting), setting.line},
        has_cutter{setting.profile.has_cutter},
        setting_{setting} {
    start(Paperway::Clear);
  }

  /// The program begins anew.
  void start(Paperway paperway) {
    printer = std::make_unique<EscposPrinter>(
        std::make_unique<tests::OracleChannel>(oracle), setting_.profile, PrinterLimits{},
        Completion::NeedsProof, paperway,
        [this] { return std::chrono::steady_clock::time_point{1h + oracle.now()}; });
  }

  PrintResult print(int number, const char* marking = "") {
    const auto begun = oracle.now();
    auto result = printer->print(ticket(setting_, number, marking), "t");
    longest = std::max(longest, oracle.now() - begun);
    return result;
  }

  /// As the kiosk looks after a printer that nobody uses.
  void idle(std::chrono::milliseconds time) {
    for (const auto end = oracle.now() + time; oracle.now() < end; oracle.advance(1s)) {
      static_cast<void>(printer->query(1s));
    }
    tear_off();
  }

  /// Where there is no knife, a hand does it.
  void tear_off() {
    if (!has_cutter) oracle.advance(3s);
    if (!has_cutter) oracle.tear_off();
  }

  std::chrono::milliseconds longest{0};
  PaperOracle oracle;
  bool has_cutter;
  std::unique_ptr<EscposPrinter> printer;

 private:
  const Setting& setting_;
};

using Marks = std::vector<std::string>;

/// What the ticket looks like on paper when nothing happens.
class References {
 public:
  explicit References(const Setting& setting) : setting_(setting) {
    setting_.line = Line::Attached;
  }

  const Marks& of(int number, const char* marking = "") {
    auto& marks = known_[fmt::format("{}{}", number, marking)];
    if (marks.empty()) {
      Scene scene{setting_};
      static_cast<void>(scene.print(number, marking));
      scene.idle(20s);
      REQUIRE(scene.oracle.strips().size() == 1);
      marks = scene.oracle.strips()[0].marks;
      bytes_ = scene.oracle.bytes_arrived();
    }
    return marks;
  }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  Setting setting_;
  std::map<std::string, Marks> known_;
  std::size_t bytes_ = 0;
};

/// The original is not in its copy, whose mark stands in the midst of it.
bool holds(const Strip& strip, const Marks& marks) {
  return !std::ranges::search(strip.marks, marks).empty();
}

struct Told {
  int number;
  const char* marking;
  PrintResult result;
};

/// What is wrong with the paper, given what was told; empty when nothing is.
std::string lie(const Scene& scene, References& references, const std::vector<Told>& all) {
  auto strips = scene.oracle.strips();
  strips.push_back(scene.oracle.hanging());
  for (const Told& told : all) {
    const Marks& marks = references.of(told.number, told.marking);
    const auto count =
        std::ranges::count_if(strips, [&](const Strip& strip) { return holds(strip, marks); });
    const auto clean = std::ranges::count_if(scene.oracle.strips(), [&](const Strip& strip) {
      return strip.marks == marks && (strip.is_cut || !scene.has_cutter);
    });
    const auto name = fmt::format("A-{:03}{}", told.number, told.marking);
    if (told.result.outcome == Outcome::Printed && clean != 1) {
      return fmt::format("{} printed, but {} clean strips of it", name, clean);
    }
    if (told.result.outcome == Outcome::Failed && told.result.may_have_left_marks && count > 0) {
      return name + " failed, but a whole one came out";
    }
    if (count > 1) return name + " is there twice";
  }
  for (const Strip& strip : strips) {
    std::set<std::string> whole;
    for (const Told& told : all) {
      if (!holds(strip, references.of(told.number, told.marking))) continue;
      whole.insert(fmt::format("{}{}", told.number, told.marking));
    }
    if (whole.size() > 1) return "a strip carries two tickets";
  }
  return {};
}

struct Counts {
  int printed = 0;
  int failed = 0;
  int unknown = 0;
  int stories = 0;
};

/// One mishap at one byte: a ticket before it, the ticket it happens to, then the visitor asks
/// again or the next one comes, and at last a ticket when all is long well again.
std::string story(const Setting& setting, References& references, Mishap mishap,
                  std::size_t at_byte, Counts& counts) {
  Scene scene{setting};
  std::vector<Told> told{{10, "", scene.print(10)}};
  scene.idle(1s);
  scene.oracle.arm(mishap, at_byte);
  told.push_back({11, "", scene.print(11)});
  if (auto wrong = lie(scene, references, told); !wrong.empty()) return "at once: " + wrong;

  const bool comes_back = at_byte / step_bytes % 2 == 0;
  if (mishap != Mishap::PaperEndTwice) scene.oracle.mend();
  scene.tear_off();
  for (int i = 0; i < 20 && scene.printer->query(1s).readiness == Readiness::NotReady; ++i) {
    scene.oracle.advance(500ms);
    if (i == 5) scene.oracle.mend();
  }
  const auto first = told[1].result;
  if (first.outcome != Outcome::Printed && comes_back) {
    const char* marking = first.may_have_left_marks ? "SALINAN" : "";
    told.push_back({11, marking, scene.print(11, marking)});
  } else {
    told.push_back({12, "", scene.print(12)});
  }
  if (auto wrong = lie(scene, references, told); !wrong.empty()) return "the second: " + wrong;

  scene.oracle.mend();
  scene.idle(30s);
  told.push_back({13, "", scene.print(13)});
  scene.idle(10s);
  for (const Told& each : told) {
    counts.printed += each.result.outcome == Outcome::Printed ? 1 : 0;
    counts.failed += each.result.outcome == Outcome::Failed ? 1 : 0;
    counts.unknown += each.result.outcome == Outcome::Unknown ? 1 : 0;
  }
  ++counts.stories;
  if (scene.longest > 30s) return "a visitor waited too long";
  const bool can_prove = setting.profile.fence != Fence::None && setting.line != Line::OneWay;
  if (can_prove && told.front().result.outcome != Outcome::Printed) return "no proof before it";
  if (can_prove && told.back().result.outcome != Outcome::Printed) return "no proof long after";
  // The original that failed without a mark and the one printed instead are the same ticket.
  if (first.outcome == Outcome::Failed && !first.may_have_left_marks) told.erase(told.begin() + 1);
  return lie(scene, references, told);
}

Counts sweep(const Setting& setting) {
  References references{setting};
  static_cast<void>(references.of(11, "SALINAN"));
  static_cast<void>(references.of(11));
  const std::size_t bytes = references.bytes();
  Counts counts;
  for (int mishap = 0; mishap <= static_cast<int>(Mishap::Last); ++mishap) {
    // Where nothing ever comes back, nobody can know that a cut was lost with the power.
    const bool is_power = mishap >= static_cast<int>(Mishap::PowerOff) &&
                          mishap <= static_cast<int>(Mishap::PowerDipKept);
    if (setting.line == Line::OneWay && is_power) continue;
    for (std::size_t byte = 0; byte <= bytes; byte += step_bytes) {
      const auto what = static_cast<Mishap>(mishap);
      const auto wrong = story(setting, references, what, byte, counts);
      if (wrong.empty()) continue;
      FAIL_CHECK(setting.profile.name << ", line " << static_cast<int>(setting.line) << ", "
                                      << name_of(what) << " at byte " << byte << " of " << bytes
                                      << ": " << wrong);
      break;
    }
  }
  return counts;
}

/// To a printer that answers nothing, all lines are alike.
void sweep_all_lines(const Profile& profile) {
  for (const Line line : {Line::Attached, Line::ApartLosing, Line::ApartHolding, Line::OneWay}) {
    if (profile.fence == Fence::None && line == Line::ApartLosing) break;
    const Counts counts = sweep({.profile = profile, .line = line});
    CAPTURE(profile.name, static_cast<int>(line), counts.stories, counts.failed, counts.unknown);
    CHECK((counts.printed > 0) == (profile.fence != Fence::None && line != Line::OneWay));
  }
}

}  // namespace

TEST_CASE("before the oracle no mishap at any byte makes a lie: fences with ids", "[oracle]") {
  sweep_all_lines(tests::profile_named("epson-tm-t82"));
}

TEST_CASE("before the oracle no mishap at any byte makes a lie: pictures", "[oracle]") {
  sweep_all_lines(drivers::printer::drawn(tests::shrunk(tests::profile_named("epson-tm-t88"))));
}

TEST_CASE("before the oracle no mishap at any byte makes a lie: answers without ids", "[oracle]") {
  const auto profile = tests::shrunk(tests::profile_named("generic-80mm"));
  sweep_all_lines(profile);
  sweep_all_lines(drivers::printer::drawn(profile));
}

// Then a piece of the slip takes as long as its paper, and the line hides that power was lost.
TEST_CASE("before the oracle no mishap at any byte makes a lie: no room in printer and line",
          "[oracle]") {
  Setting setting{.profile = tests::profile_named("epson-tm-t82"),
                  .buffer_bytes = 64,
                  .held_bytes = 0,
                  .lines_below = 40};
  for (const Line line : {Line::ApartLosing, Line::ApartHolding}) {
    setting.line = line;
    const Counts counts = sweep(setting);
    CHECK(counts.printed > counts.stories);
  }
}

TEST_CASE("before the oracle no mishap at any byte makes a lie: silent", "[oracle]") {
  for (const char* name : {"silent-80mm", "silent-80mm-esc-i", "silent-80mm-esc-m"}) {
    sweep_all_lines(tests::shrunk(tests::profile_named(name)));
  }
}

TEST_CASE("before the oracle no mishap at any byte makes a lie: silent, without a knife",
          "[oracle]") {
  sweep_all_lines(tests::shrunk(tests::profile_named("generic-58mm")));
}

TEST_CASE("before the oracle a start after a kill in mid-slip leaves no strip with two tickets",
          "[oracle]") {
  for (const char* name : {"epson-tm-t82", "generic-80mm", "silent-80mm", "silent-80mm-esc-m"}) {
    const Setting setting{.profile = tests::shrunk(tests::profile_named(name))};
    References references{setting};
    static_cast<void>(references.of(11));
    for (const Mishap mishap : {Mishap::Unplugged, Mishap::PowerOff}) {
      for (std::size_t byte = 0; byte <= references.bytes(); byte += step_bytes) {
        INFO(name << " " << name_of(mishap) << " at byte " << byte);
        Scene scene{setting};
        scene.oracle.arm(mishap, byte);
        std::vector<Told> told{{11, "", scene.print(11)}};
        scene.oracle.mend();
        scene.start(Paperway::Unknown);
        scene.oracle.advance(5s);
        told.push_back({12, "", scene.print(12)});
        scene.idle(20s);
        CHECK(lie(scene, references, told).empty());
        const Strip& last = scene.oracle.strips().back();
        CHECK(last.marks == references.of(12));
      }
    }
  }
}
