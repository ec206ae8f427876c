#pragma once
// The real program behind its control socket, for hands that know nothing of it.

#include "tests/support/kiosk_at_hand.h"
#include "tests/support/kiosk_process.h"

namespace tests {

class ProcessAtHand final : public KioskAtHand {
 public:
  explicit ProcessAtHand(KioskProcess& kiosk) : kiosk_(kiosk) {}

  std::string screen() override { return kiosk_.screen(); }
  std::vector<ShownNode> page() override;
  void tap(const std::string& id) override { kiosk_.tap(id); }
  void press(kiosk::ui::TactileKey key) override;
  std::vector<std::string> take_speech() override;
  void let_voice_finish() override {}

 private:
  KioskProcess& kiosk_;
};

}  // namespace tests
