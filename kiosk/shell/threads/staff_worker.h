#pragma once
// The thread that checks PINs, which takes its time, and keeps staff's small files.

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "kiosk/messages/effect.h"
#include "kiosk/shell/files/staff_pins.h"
#include "kiosk/shell/threads/worker.h"

namespace kiosk::shell {

class StaffWorker {
 public:
  using Job = std::variant<messages::CheckPin, messages::KeepStanding, messages::KeepSettings>;

  StaffWorker(std::string data_folder, Mailbox& mailbox);

  void submit(Job job) { worker_.submit(std::move(job)); }
  [[nodiscard]] int pending() const { return worker_.pending(); }

 private:
  void handle(const Job& job);
  void keep(const messages::Standing& standing);

  std::string folder_;
  Mailbox& mailbox_;
  PinChecker pins_;
  std::optional<messages::Standing> unkept_;  // tried again until the disk takes it
  Worker<Job> worker_;
};

}  // namespace kiosk::shell
