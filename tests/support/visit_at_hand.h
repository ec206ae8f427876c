#pragma once
// A visit before the core, for hands that know nothing of it.

#include <utility>

#include "kiosk/ui/layout.h"
#include "tests/support/kiosk_at_hand.h"
#include "tests/support/visit.h"

namespace tests {

class VisitAtHand final : public KioskAtHand {
 public:
  VisitAtHand(Visit& visit, kiosk::ui::Panel panel) : visit_(visit), panel_(panel) {}

  std::string screen() override { return visit_.screen(); }
  std::vector<ShownNode> page() override;
  void tap(const std::string& id) override;
  void press(kiosk::ui::TactileKey key) override;
  std::vector<std::string> take_speech() override { return std::exchange(said_, {}); }
  void let_voice_finish() override;

 private:
  [[nodiscard]] kiosk::ui::Layout layout() const;
  void apply(const kiosk::messages::Event& event);

  Visit& visit_;
  kiosk::ui::Panel panel_;
  std::vector<std::string> said_;
};

}  // namespace tests
