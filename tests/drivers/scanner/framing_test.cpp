// Codes out of bytes, one scan out of a code that is held there, and texts out of pictures.

#include "drivers/scanner/framing.h"

#include <random>

#include "drivers/scanner/picture.h"
#include "drivers/scanner/repeats.h"
#include "drivers/scanner/scanner.h"
#include "tests/support/catch.h"

using drivers::scanner::Framing;
using drivers::scanner::RepeatFilter;
using namespace std::chrono_literals;

namespace {

void add(Framing& framing, std::string_view text) {
  framing.add({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

std::vector<std::string> codes_of(std::string_view bytes) {
  Framing framing;
  add(framing, bytes);
  std::vector<std::string> codes;
  while (auto code = framing.next()) codes.push_back(std::move(*code));
  return codes;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a code ends with CR, LF or both, and an empty line is none", "[scanner]") {
  CHECK(codes_of("one\rtwo\nthree\r\n\r\nfour") == Codes{"one", "two", "three"});
}

TEST_CASE("a code may come in pieces", "[scanner]") {
  Framing framing;
  for (const char c : std::string_view{"AJ1.T.01"}) add(framing, std::string_view{&c, 1});
  CHECK_FALSE(framing.next());
  CHECK(framing.is_inside());
  add(framing, "\r");
  CHECK(framing.next() == "AJ1.T.01");
}

TEST_CASE("a pause ends a code, a longer one where the last code had an end", "[scanner]") {
  Framing framing;
  CHECK(framing.wait_within(5s) == 5s);
  add(framing, "\r\nAJ1.T.01");  // an empty line is no code
  CHECK(framing.wait_within(5s) == 200ms);
  CHECK(framing.wait_within(50ms) == 50ms);
  framing.add_silence(150ms);
  CHECK(framing.wait_within(5s) == 50ms);
  add(framing, ".X");  // no pause at all
  CHECK(framing.wait_within(5s) == 200ms);
  framing.add_silence(200ms);
  CHECK(framing.next() == "AJ1.T.01.X");
  add(framing, "AJ1.T.02\rAJ1.T.03");
  CHECK(framing.next() == "AJ1.T.02");
  CHECK(framing.wait_within(5s) == 2s);
  framing.add_silence(2s);
  CHECK(framing.next() == "AJ1.T.03");
  add(framing, "AJ1.T.04");
  CHECK(framing.wait_within(5s) == 200ms);
}

TEST_CASE("what is torn is dropped to its end", "[scanner]") {
  Framing framing;
  add(framing, "half");
  framing.drop_line();
  add(framing, "of it\rwhole\r");
  CHECK(framing.next() == "whole");
  framing.drop_line();
  framing.add_silence(2s);
  add(framing, "after a pause\r");
  CHECK(framing.next() == "after a pause");
}

TEST_CASE("control characters of a noisy line are dropped", "[scanner]") {
  CHECK(codes_of(std::string_view{"\x02"
                                  "A\0B\x7f\x1b"
                                  "C\x03\r",
                                  9}) == Codes{"ABC"});
}

TEST_CASE("a line longer than any code is dropped to its end", "[scanner]") {
  const std::string longest(drivers::scanner::longest_text, 'x');
  CHECK(codes_of(longest + "\r") == Codes{longest});
  CHECK(codes_of(longest + "yyy" + longest + "\rnext\r") == Codes{"next"});
}

TEST_CASE("a storm of codes keeps the first ones and no more", "[scanner]") {
  std::string storm;
  for (int i = 0; i < 10'000; ++i) storm += std::to_string(i) + "\r";
  const auto codes = codes_of(storm);
  CHECK(codes.size() == 16);
  CHECK(codes.front() == "0");
}

TEST_CASE("the same code within two seconds is one scan, for as long as it is held there",
          "[scanner]") {
  RepeatFilter filter;
  CHECK(filter.accept("A", 0ms));
  for (auto now = 500ms; now < 10s; now += 500ms) CHECK_FALSE(filter.accept("A", now));
  CHECK(filter.accept("A", 11'500ms));
}

TEST_CASE("another code is a scan at once, but not a storm of them", "[scanner]") {
  RepeatFilter filter;
  CHECK(filter.accept("A", 0ms));
  CHECK(filter.accept("B", 300ms));
  int accepted = 0;
  for (int i = 0; i < 1000; ++i) {
    accepted += filter.accept(std::to_string(i), 1000ms + std::chrono::milliseconds{i}) ? 1 : 0;
  }
  CHECK(accepted <= 4);
}

TEST_CASE("pixels without a code, and sizes that do not fit, give no text", "[scanner]") {
  const std::vector<std::uint8_t> white(100 * 100, 255);
  CHECK(drivers::scanner::codes_in_pixels(white, 100, 100, drivers::scanner::all_code_types())
            .empty());
  CHECK(drivers::scanner::codes_in_pixels(white, 1000, 1000, drivers::scanner::all_code_types())
            .empty());
  CHECK(drivers::scanner::codes_in_pixels(white, -100, -100, drivers::scanner::all_code_types())
            .empty());
}

TEST_CASE("a file that is no picture is an error, not an empty result", "[scanner]") {
  CHECK_FALSE(
      drivers::scanner::codes_in_picture("/nonexistent.png", drivers::scanner::all_code_types()));
  CHECK_FALSE(
      drivers::scanner::codes_in_picture("tests/README.md", drivers::scanner::all_code_types()));
}
