#include "drivers/printer/cups_reasons.h"

#include <random>
#include <vector>

#include "tests/support/catch.h"

using drivers::printer::Paper;
using drivers::printer::ReasonSummary;
using drivers::printer::summarize_reasons;
using drivers::printer::Trouble;

TEST_CASE("a reason means the same as error, warning and report", "[cups]") {
  for (const char* ending : {"", "-error", "-warning", "-report"}) {
    const std::string end(ending);
    CHECK(summarize_reasons(std::vector{"media-empty" + end}) ==
          ReasonSummary{.trouble = Trouble::PaperOut, .paper = Paper::Out});
    CHECK(summarize_reasons(std::vector{"media-low" + end}) ==
          ReasonSummary{.trouble = Trouble::None, .paper = Paper::NearEnd});
    CHECK(summarize_reasons(std::vector{"cover-open" + end}).trouble == Trouble::CoverOpen);
    CHECK(summarize_reasons(std::vector{"door-open" + end}).trouble == Trouble::CoverOpen);
    CHECK(summarize_reasons(std::vector{"media-jam" + end}).trouble == Trouble::CutterError);
    CHECK(summarize_reasons(std::vector{"offline" + end}).trouble == Trouble::Offline);
  }
}

TEST_CASE("reasons that do not concern paper say nothing", "[cups]") {
  const std::vector<std::string> reasons{
      "none", "toner-low-warning", "marker-supply-empty-error", "cups-missing-filter-warning",
      "",     "com.example.media"};
  CHECK(summarize_reasons(reasons) == ReasonSummary{});
}

TEST_CASE("the most urgent reason counts", "[cups]") {
  const std::vector<std::string> reasons{"media-empty-error", "cover-open", "offline-report"};
  CHECK(summarize_reasons(reasons) ==
        ReasonSummary{.trouble = Trouble::CoverOpen, .paper = Paper::Out});
}

TEST_CASE("mutilated reasons are survived", "[cups]") {
  std::mt19937 random(4711);
  for (int round = 0; round < 5000; ++round) {
    std::string reason = "media-empty-error";
    for (int change = 0; change < 3; ++change) {
      reason[random() % reason.size()] = static_cast<char>(random());
    }
    reason.resize(1 + random() % reason.size());
    const auto summary = summarize_reasons(std::vector{reason});
    CHECK((summary.trouble == Trouble::None || reason.starts_with("media-")));
  }
}
