// The real program with a touch panel that goes, and with hands on it that mean nothing.

#include <string>

#include "tests/support/catch.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temporary_folder.h"

using tests::KioskProcess;
using tests::TemporaryFolder;

namespace {

/// In the middle of a control.
nlohmann::json touch_of(KioskProcess& kiosk, const std::string& id, const std::string& phase) {
  const auto box = kiosk.node(id)->at("px");
  return {{"do", "touch"},
          {"x", box[0].get<int>() + box[2].get<int>() / 2},
          {"y", box[1].get<int>() + box[3].get<int>() / 2},
          {"phase", phase}};
}

void touch(KioskProcess& kiosk, const std::string& id) {
  const auto down = touch_of(kiosk, id, "down");
  const auto up = touch_of(kiosk, id, "up");
  kiosk.must(down);
  kiosk.must(up);
}

nlohmann::json touch_status(KioskProcess& kiosk) {
  return kiosk.must({{"do", "status"}})["touch"];
}

/// From 0 to 1 across the display.
struct PanelPlace {
  double x = 0;
  double y = 0;
};

PanelPlace place_of(KioskProcess& kiosk, const std::string& id) {
  const auto picture = kiosk.must({{"do", "status"}})["display"]["picture"];
  const auto box = kiosk.node(id)->at("px");
  return {(box[0].get<double>() + box[2].get<double>() / 2) / picture[0].get<double>(),
          (box[1].get<double>() + box[3].get<double>() / 2) / picture[1].get<double>()};
}

void contact(KioskProcess& kiosk, int finger, const PanelPlace& place, const char* phase) {
  kiosk.must(
      {{"do", "contact"}, {"x", place.x}, {"y", place.y}, {"finger", finger}, {"phase", phase}});
}

}  // namespace

TEST_CASE("without its touch panel the kiosk is worked by keys, and says so to staff (R12)",
          "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  const auto is = [&](const std::string& state) {
    return kiosk.comes_true([&] { return touch_status(kiosk)["state"] == state; });
  };
  const auto records = [&] {
    kiosk.settle();
    return kiosk.must({{"do", "status"}})["ledger"]["journal"]["depth"].get<int>();
  };
  REQUIRE(is("ready"));
  const int before = records();
  kiosk.must({{"do", "fault"}, {"device", "touch"}, {"name", "gone"}, {"on", true}});
  REQUIRE(is("lost"));
  touch(kiosk, "attract.start");
  CHECK(kiosk.screen() == "home.attract");
  for (const auto* key : {"down", "down", "select"}) kiosk.must({{"do", "key"}, {"name", key}});
  CHECK(kiosk.screen() == "home.errands");
  kiosk.must({{"do", "fault"}, {"device", "touch"}, {"name", "gone"}, {"on", false}});
  REQUIRE(is("ready"));
  CHECK(records() == before + 3);  // lost, staff called, ready
}

TEST_CASE("a hand on the screen activates nothing and is counted", "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  const auto middle = place_of(kiosk, "attract.start");
  for (const int finger : {1, 2, 3}) contact(kiosk, finger, middle, "down");
  for (const int finger : {1, 2, 3}) contact(kiosk, finger, middle, "up");
  CHECK(kiosk.screen() == "home.attract");
  CHECK(touch_status(kiosk)["dropped"]["palms"] == 1);
}

TEST_CASE("a finger that a panel reports activates what it is on", "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  const auto middle = place_of(kiosk, "attract.start");
  contact(kiosk, 1, middle, "down");
  contact(kiosk, 1, middle, "up");
  CHECK(kiosk.screen() == "home.errands");
}

TEST_CASE("a contact that no panel could report is refused", "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  for (const auto* wrong : {R"({"do":"contact","x":3,"y":0,"phase":"down"})",
                            R"({"do":"contact","x":"0","y":0,"phase":"down"})",
                            R"({"do":"contact","x":0,"y":0,"phase":"press"})",
                            R"({"do":"contact","y":0,"phase":"down"})"}) {
    INFO(wrong);
    CHECK(kiosk.ask_line(wrong)["error"] == "malformed");
  }
}
