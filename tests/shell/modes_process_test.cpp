// The real program worked without a picture: keys and switches in, speech out.

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temporary_folder.h"

namespace {

using tests::KioskProcess;
using tests::TemporaryFolder;

struct Hands {
  const char* next;
  const char* select;
};

std::vector<std::string> spoken(KioskProcess& kiosk) {
  return kiosk.must({{"do", "speech"}})["spoken"].get<std::vector<std::string>>();
}

void press(KioskProcess& kiosk, const std::string& name) {
  kiosk.must({{"do", "key"}, {"name", name}});
}

std::string focused(KioskProcess& kiosk) {
  const auto tree = kiosk.must({{"do", "tree"}});
  for (const auto& node : tree["nodes"]) {
    if (node["focused"] == true) return node["id"];
  }
  return {};
}

/// Moves on until the control is announced by its own words, then selects it.
void choose(KioskProcess& kiosk, const Hands& hands, const std::string& id) {
  INFO("looking for " << id << " on " << kiosk.screen());
  for (int i = 0; i < 60 && focused(kiosk) != id; ++i) {
    spoken(kiosk);
    press(kiosk, hands.next);
  }
  REQUIRE(focused(kiosk) == id);
  const auto heard = spoken(kiosk);
  REQUIRE(heard.size() == 1);
  const auto text = kiosk.text_of(id);
  INFO(heard[0]);
  CHECK(heard[0].find(text.substr(0, text.find('\n'))) == 0);
  press(kiosk, hands.select);
}

bool was_said(const std::vector<std::string>& all, const std::string& text) {
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& one) { return one.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("a queue number is taken by ear alone, with keys or with switches (A07)", "[process]") {
  const auto hands = GENERATE(Hands{"down", "select"}, Hands{"switch1", "switch2"});
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  press(kiosk, hands.next);
  CHECK(kiosk.screen() == "home.attract");
  REQUIRE(was_said(spoken(kiosk), "Suara dinyalakan"));
  press(kiosk, hands.select);
  CHECK(kiosk.screen() == "home.errands");
  for (const auto* id : {"home.ticket", "queue.agency.DPMPTSP", "queue.service.SP071", "card.take",
                         "queue.priority.none"}) {
    choose(kiosk, hands, id);
  }
  kiosk.settle();
  CHECK(kiosk.text_of("issuing.number") == "A-001");
  CHECK(kiosk.must({{"do", "paper"}})["slips"].size() == 1);
  std::vector<std::string> heard;
  CHECK(kiosk.comes_true([&] {
    for (auto& text : spoken(kiosk)) heard.push_back(std::move(text));
    return was_said(heard, "A, satu");
  }));
}

TEST_CASE("a touch on a dark screen lights it and activates nothing (A11)", "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  const Hands hands{"down", "select"};
  press(kiosk, "down");
  press(kiosk, "select");
  spoken(kiosk);
  choose(kiosk, hands, "tools.display");
  choose(kiosk, hands, "display.dark");
  const auto box = kiosk.node("display.size.largest")->at("px");
  const int x = box[0].get<int>() + box[2].get<int>() / 2;
  const int y = box[1].get<int>() + box[3].get<int>() / 2;
  for (const auto* phase : {"down", "up"}) {
    kiosk.must({{"do", "touch"}, {"x", x}, {"y", y}, {"phase", phase}});
  }
  CHECK(kiosk.screen() == "home.display");
  CHECK(kiosk.node("display.size.largest")->at("px") == box);
  CHECK(kiosk.node("display.dark")->at("speech") == "Gelapkan layar");
}

TEST_CASE("headphones taken out of the real kiosk leave a notice on the screen (A11)",
          "[process]") {
  const TemporaryFolder data;
  KioskProcess kiosk{data.path()};
  kiosk.must({{"do", "headphones"}, {"plugged", true}});
  press(kiosk, "down");
  kiosk.must({{"do", "headphones"}, {"plugged", false}});
  CHECK(kiosk.node("status.headphones"));
  kiosk.must({{"do", "headphones"}, {"plugged", true}});
  CHECK_FALSE(kiosk.node("status.headphones"));
}
