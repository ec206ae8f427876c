// A box of faces by its HID reports, over umockdev.

#include "drivers/buttons/hid_box.h"

#include "tests/support/catch.h"
#include "tests/support/sample_hid.h"
#include "tests/support/umock_hid.h"

using drivers::buttons::BoxError;
using drivers::buttons::BoxKind;
using drivers::buttons::Edge;
using drivers::buttons::HidBox;
using drivers::buttons::no_face;
using tests::support::Bytes;
using tests::support::UmockHid;
using tests::support::UmockInput;
using tests::support::UsbModel;
using namespace std::chrono_literals;

namespace {

const drivers::hid::DeviceIdentity ours{.vendor = 0x0c2e, .product = 0x0b61, .serial = {}};

/// What changed, without the times.
std::vector<std::pair<int, bool>> changes(HidBox& box) {
  std::vector<std::pair<int, bool>> all;
  const auto edges = box.wait(5s).value();
  for (const auto& edge : edges) all.emplace_back(edge.face, edge.down);
  return all;
}

using Changes = std::vector<std::pair<int, bool>>;

}  // namespace

TEST_CASE("buttons in reports go down and up, several at once too, and their lights go out",
          "[hid_box]") {
  UmockInput input;
  UmockHid device{input, 0, tests::support::lit_box_descriptor()};
  HidBox box{{.kind = BoxKind::Reports, .device = ours, .faces = {}}};
  REQUIRE(box.wait(0ms));
  CHECK(device.take_output() == Bytes{2, 0b1111});
  device.send({1, 0b1000});
  CHECK(changes(box) == Changes{{4, true}});
  CHECK(device.take_output() == Bytes{2, 0b0111});
  device.send({1, 0b1001});
  CHECK(changes(box) == Changes{{1, true}});
  CHECK(device.take_output() == Bytes{2, 0b0110});
  device.send({1, 0b0000});
  CHECK(changes(box) == Changes{{1, false}, {4, false}});
  CHECK(device.take_output() == Bytes{2, 0b1111});
}

TEST_CASE("the boxes of the tests on a real kernel are read as well", "[hid_box]") {
  const std::string name = GENERATE("button_box", "button_box,buttons=5");
  UmockInput input;
  UsbModel model(name);
  UmockHid device{input, 0, model};
  HidBox box{{.kind = BoxKind::Reports,
              .device = {.vendor = 0x16c0, .product = 0x27db, .serial = "BB0001"},
              .faces = {}}};
  REQUIRE(box.wait(0ms));
  const auto after = [&](const char* order) {
    model.tell(order);
    device.pass_on(model);
    return changes(box);
  };
  CHECK(after("press 4") == Changes{{4, true}});
  CHECK(after("press 1") == Changes{{1, true}});
  CHECK(after("release 4") == Changes{{4, false}});
}

TEST_CASE("reports of something else, too short or too long, press nothing", "[hid_box]") {
  UmockInput input;
  UmockHid device{input, 0, tests::support::lit_box_descriptor()};
  HidBox box{{.kind = BoxKind::Reports, .device = ours, .faces = {}}};
  REQUIRE(box.wait(0ms));
  device.take_output();
  for (const Bytes& report : {Bytes{9, 0b1111}, Bytes{1}, Bytes{1, 0b11110000}}) {
    device.send(report);
    CHECK(changes(box).empty());
  }
  device.send({1, 0b0010, 0xFF, 0xFF});
  CHECK(changes(box) == Changes{{2, true}});
}

TEST_CASE("of a box with two hundred buttons the named ones are faces", "[hid_box]") {
  UmockInput input;
  // Buttons 1 to 200, a bit each.
  UmockHid device{input, 0, {0x05, 0x01, 0x09, 0x05, 0xA1, 0x01, 0x05, 0x09, 0x19, 0x01, 0x29, 0xC8,
                             0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0xC8, 0x81, 0x02, 0xC0}};
  HidBox box{{.kind = BoxKind::Reports, .device = ours, .faces = {200, 7, 1}}};
  REQUIRE(box.wait(0ms));
  Bytes report(25);
  report.back() = 0x80;
  report.front() = 0x03;
  device.send(report);
  CHECK(changes(box) == Changes{{4, true}, {no_face, true}, {1, true}});
}

TEST_CASE("a box in reports that is pulled out comes back with nothing pressed", "[hid_box]") {
  UmockInput input;
  UmockHid device{input, 0, tests::support::lit_box_descriptor()};
  HidBox box{{.kind = BoxKind::Reports, .device = ours, .faces = {}}};
  REQUIRE(box.wait(0ms));
  device.take_output();
  device.send({1, 0b0001});
  CHECK(changes(box) == Changes{{1, true}});
  device.take_output();
  device.unplug();
  CHECK(box.wait(5s).error() == BoxError::Absent);
  device.plug(3);
  REQUIRE(box.wait(0ms));
  device.take_output();
  device.send({1, 0b0001});
  CHECK(changes(box) == Changes{{1, true}});
  CHECK(box.describe() == "hid:0c2e:0b61");
}

TEST_CASE("a device without buttons is no box", "[hid_box]") {
  UmockInput input;
  const UmockHid device{input, 0, tests::support::pos_scanner_descriptor()};
  HidBox box{{.kind = BoxKind::Reports, .device = ours, .faces = {}}};
  CHECK(box.wait(0ms).error() == BoxError::Absent);
}
