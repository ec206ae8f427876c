// Descriptors of devices as they are sold, and of some that mean harm.

#include "drivers/hid/report_descriptor.h"

#include <iterator>
#include <utility>

#include "drivers/hid/reports.h"
#include "tests/support/catch.h"
#include "tests/support/sample_hid.h"

using namespace drivers::hid;
using tests::support::Bytes;

namespace {

ReportDescriptor parsed(const Bytes& bytes) {
  const auto descriptor = parse_report_descriptor(bytes);
  REQUIRE(descriptor);
  return *descriptor;
}

DescriptorError fault_of(const Bytes& bytes) {
  const auto descriptor = parse_report_descriptor(bytes);
  REQUIRE_FALSE(descriptor);
  return descriptor.error();
}

/// `before`, then `times` the same.
Bytes repeated(Bytes before, const Bytes& piece, int times) {
  for (int i = 0; i < times; ++i) before.insert(before.end(), piece.begin(), piece.end());
  return before;
}

}  // namespace

TEST_CASE("a keyboard's reports are its keys, its padding and its lights", "[hid]") {
  const auto keyboard = parsed(tests::support::keyboard_descriptor());
  CHECK(has_application(keyboard, {.page = 1, .id = 6}));
  CHECK_FALSE(has_application(keyboard, {.page = 1, .id = 2}));
  CHECK_FALSE(keyboard.has_report_ids);
  CHECK(longest_report(keyboard, ReportKind::Input) == 8);
  CHECK(longest_report(keyboard, ReportKind::Output) == 1);
  CHECK(longest_report(keyboard, ReportKind::Feature) == 0);
  REQUIRE(keyboard.fields.size() == 5);
  const auto& keys = keyboard.fields[4];
  CHECK(keys.is_array);
  CHECK(keys.bit_offset == 16);
  CHECK(keys.logical_maximum == 101);
  CHECK(keyboard.fields[1].is_constant);
  // Left shift and the key A; then no key at all.
  const Bytes pressed{0x02, 0, 0x04, 0, 0, 0, 0, 0};
  CHECK(active_usages(keyboard, pressed) == std::vector<Usage>{{7, 0xE1}, {7, 4}});
  CHECK(active_usages(keyboard, Bytes(8)).empty());
  CHECK(active_usages(keyboard, Bytes(8, 0xFF)).size() == 8);  // no key is called 255
}

TEST_CASE("a mouse's movements are signed", "[hid]") {
  const auto mouse = parsed(tests::support::mouse_descriptor());
  REQUIRE(mouse.collections.size() == 2);
  CHECK(mouse.collections[1].parent == 0);
  CHECK(mouse.collections[1].type == CollectionType::Physical);
  const auto& axes = mouse.fields.back();
  CHECK(axes.collection == 1);
  CHECK(axes.logical_minimum == -127);
  const Bytes report{0x04, 0xFF, 0x05};
  CHECK(element(axes, report, 0) == -1);
  CHECK(element(axes, report, 1) == 5);
  CHECK_FALSE(element(axes, report, 2));
  CHECK_FALSE(element(axes, std::span(report).first(2), 1));
  CHECK(active_usages(mouse, report) == std::vector<Usage>{{9, 3}, {1, 0x30}, {1, 0x31}});
}

TEST_CASE("each of a joystick's buttons has its usage, and a byte of 0xFF means 255", "[hid]") {
  const auto joystick = parsed(tests::support::joystick_descriptor());
  CHECK(joystick.fields[0].logical_maximum == 255);
  CHECK(element(joystick.fields[0], Bytes{0xFF, 0, 0, 0}, 0) == 255);
  for (std::uint16_t button = 1; button <= 12; ++button) {
    Bytes report(4);
    REQUIRE(set_element(joystick.fields[1], report, button - 1U, 1));
    CHECK(active_usages(joystick, report) == std::vector<Usage>{{9, button}});
  }
}

TEST_CASE("lights of one name are a run, and each can be lit alone", "[hid]") {
  const auto box = parsed(tests::support::lit_box_descriptor());
  CHECK(box.has_report_ids);
  CHECK(report_length(box, ReportKind::Output, 2) == 2);
  CHECK(report_length(box, ReportKind::Output, 1) == 0);
  const auto lights = runs_of(box, ReportKind::Output, {.page = 8, .id = 0x4B});
  REQUIRE(lights.size() == 1);
  CHECK(lights[0].count == 4);
  CHECK(lights[0].field->report_id == 2);
  Bytes report{2, 0xF0};
  REQUIRE(set_element(*lights[0].field, report, 2, 1));
  CHECK(report == Bytes{2, 0xF4});
  REQUIRE(set_element(*lights[0].field, report, 2, 0));
  CHECK(report == Bytes{2, 0xF0});
  CHECK_FALSE(set_element(*lights[0].field, report, 4, 1));
  // Buttons stand in report 1; a report of another id tells nothing of them.
  CHECK(active_usages(box, Bytes{1, 0x09}) == std::vector<Usage>{{9, 1}, {9, 4}});
  CHECK(active_usages(box, Bytes{2, 0x09}).empty());
  CHECK(active_usages(box, Bytes{}).empty());
}

TEST_CASE("a scanner's code, its length and its continuation are found by their usages", "[hid]") {
  const auto scanner = parsed(tests::support::pos_scanner_descriptor());
  const auto data = runs_of(scanner, ReportKind::Input, {.page = 0x8C, .id = 0xFE});
  REQUIRE(data.size() == 1);
  CHECK(data[0].count == 56);
  CHECK(data[0].field->bit_offset == 5 * 8);
  const auto length = runs_of(scanner, ReportKind::Input, {.page = 1, .id = 0x3B});
  REQUIRE(length.size() == 1);
  CHECK(length[0].field->bit_offset == 8);
  const auto third = runs_of(scanner, ReportKind::Input, {.page = 0x8C, .id = 0xFD});
  REQUIRE(third.size() == 1);
  CHECK(third[0].index == 2);
  CHECK(third[0].count == 1);
  CHECK(longest_report(scanner, ReportKind::Input) == 64);
}

TEST_CASE("what was pushed comes back, and a usage takes the page of its field", "[hid]") {
  const auto descriptor =
      parsed({0x05, 0x09, 0x75, 0x01, 0x95, 0x02, 0xA4,  // buttons; push
              0x05, 0x08, 0x75, 0x08, 0xB4,              // lights, bytes; pop
              0x09, 0x07, 0x81, 0x02, 0x0B, 0x4B, 0x00, 0x08, 0x00, 0x91, 0x02,  // its own page
              0x09, 0x01, 0x05, 0x0C, 0x81, 0x02});  // the page said last
  REQUIRE(descriptor.fields.size() == 3);
  CHECK(descriptor.fields[0].size_bits == 1);
  CHECK(usage_of(descriptor.fields[0], 0) == Usage{.page = 9, .id = 7});
  CHECK(usage_of(descriptor.fields[1], 1) == Usage{.page = 8, .id = 0x4B});
  CHECK(usage_of(descriptor.fields[2], 0) == Usage{.page = 12, .id = 1});
}

TEST_CASE("between delimiters the first name counts", "[hid]") {
  const auto descriptor = parsed({0x05, 0x09, 0x75, 0x01, 0x95, 0x02, 0xA9, 0x01, 0x09, 0x05, 0x09,
                                  0x06, 0xA9, 0x00, 0x09, 0x07, 0x81, 0x02});
  CHECK(usage_of(descriptor.fields.at(0), 0) == Usage{.page = 9, .id = 5});
  CHECK(usage_of(descriptor.fields.at(0), 1) == Usage{.page = 9, .id = 7});
}

TEST_CASE("a descriptor that means harm is refused, and says why", "[hid]") {
  const Bytes deep = repeated({}, {0xA1, 0x00}, 17);
  const std::pair<Bytes, DescriptorError> cases[] = {
      {{}, DescriptorError::Truncated},
      {{0x05}, DescriptorError::Truncated},
      {{0x27, 0xFF, 0xFF}, DescriptorError::Truncated},
      {Bytes(4097, 0xC0), DescriptorError::TooLarge},
      {{0xFE, 0x00, 0x00}, DescriptorError::BadItem},              // a long item
      {{0x85, 0x00}, DescriptorError::BadItem},                    // report 0
      {{0x86, 0x00, 0x01}, DescriptorError::BadItem},              // report 256
      {{0x07, 0x00, 0x00, 0x01, 0x00}, DescriptorError::BadItem},  // page 65536
      {{0xA1, 0x01}, DescriptorError::Unbalanced},
      {{0xC0}, DescriptorError::Unbalanced},
      {{0xB4}, DescriptorError::Unbalanced},
      {{0xA9, 0x00}, DescriptorError::Unbalanced},
      {{0xA9, 0x01}, DescriptorError::Unbalanced},
      {{0xA9, 0x01, 0xA9, 0x01}, DescriptorError::Unbalanced},
      {{0xA9, 0x01, 0x81, 0x02}, DescriptorError::Unbalanced},
      {deep, DescriptorError::TooLarge},
      {repeated({}, {0xA1, 0x00, 0xC0}, 257), DescriptorError::TooLarge},
      {repeated({}, {0xA4}, 5), DescriptorError::TooLarge},
      {{0x97, 0xFF, 0xFF, 0xFF, 0xFF}, DescriptorError::TooLarge},  // four thousand million
      {{0x77, 0xFF, 0xFF, 0xFF, 0xFF}, DescriptorError::TooLarge},
      {{0x96, 0x00, 0x30, 0x75, 0x20, 0x81, 0x02}, DescriptorError::TooLarge},  // 48 KiB
      {repeated({0x75, 0x01, 0x95, 0x01}, {0x81, 0x02}, 257), DescriptorError::TooLarge},
      {repeated({}, {0x09, 0x01}, 257), DescriptorError::TooLarge},
      {{0x75, 0x01, 0x95, 0x01, 0x19, 0x05, 0x29, 0x04, 0x81, 0x02}, DescriptorError::BadItem},
      {{0x75, 0x01, 0x95, 0x01, 0x15, 0x02, 0x25, 0x01, 0x81, 0x02}, DescriptorError::BadItem},
      // One report has an id, another none.
      {{0x75, 0x08, 0x95, 0x01, 0x81, 0x02, 0x85, 0x01, 0x81, 0x02}, DescriptorError::BadItem},
  };
  for (const auto& [bytes, error] : cases) {
    INFO("case " << &bytes - &cases[0].first << ", " << name_of(error));
    CHECK(fault_of(bytes) == error);
  }
}

TEST_CASE("two hundred buttons are two hundred usages", "[hid]") {
  const auto pad = parsed({0x05, 0x09, 0x19, 0x01, 0x29, 0xC8, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01,
                           0x95, 0xC8, 0x81, 0x02});
  CHECK(longest_report(pad, ReportKind::Input) == 25);
  CHECK(active_usages(pad, Bytes(25, 0xFF)).size() == 200);
  CHECK(active_usages(pad, Bytes(7, 0xFF)).size() == 56);
  // All 65,536 of a page at once are one range, not so many numbers.
  const auto all =
      parsed({0x05, 0x09, 0x1A, 0x00, 0x00, 0x2A, 0xFF, 0xFF, 0x75, 0x08, 0x95, 0x01, 0x81, 0x00});
  CHECK(all.fields.at(0).usages.size() == 1);
}

TEST_CASE("reserved items and fields of no size are passed over", "[hid]") {
  const auto descriptor = parsed({0xF0, 0xC5, 0x01, 0xCD, 0x01, 0x81, 0x02});
  CHECK(descriptor.fields.empty());
  CHECK(longest_report(descriptor, ReportKind::Input) == 0);
  const Field wide{.size_bits = 33, .count = 1};
  CHECK_FALSE(element(wide, Bytes(8), 0));
}
