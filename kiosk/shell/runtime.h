#pragma once
// The running kiosk without its window: model, workers, event log. The main thread applies events;
// effects go to the workers and come back as events.

#include <memory>
#include <string>
#include <vector>

#include "drivers/sound/speaker.h"
#include "kiosk/app/model.h"
#include "kiosk/shell/clock.h"
#include "kiosk/shell/devices/input_devices.h"
#include "kiosk/shell/files/config.h"
#include "kiosk/shell/files/content_loader.h"
#include "kiosk/shell/files/event_log.h"
#include "kiosk/shell/threads/input_workers.h"
#include "kiosk/shell/threads/link_worker.h"
#include "kiosk/shell/threads/printer_keeper.h"
#include "kiosk/shell/threads/staff_worker.h"
#include "kiosk/shell/threads/store_worker.h"
#include "kiosk/shell/threads/usb_lookout.h"
#include "kiosk/shell/threads/voice_worker.h"
#include "kiosk/shell/threads/worker.h"

namespace kiosk::shell {

class Runtime {
 public:
  /// Starts the workers. `wake` is called from any thread when events wait. `make_printer` gives
  /// the printer anew, should its thread hang for ever.
  Runtime(Config config, std::unique_ptr<drivers::printer::Printer> printer,
          std::unique_ptr<drivers::sound::Speaker> speaker, std::function<void()> wake,
          PrinterKeeper::Maker make_printer = {});
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  void attach(InputDevices devices);
  /// The tactile keys that went down since the last call.
  std::deque<std::string> take_keys();

  /// Applies what waits in the mailbox. True when the model may have changed.
  bool take_events();
  void apply(const messages::Event& event);
  /// While the ledger writes a ticket: waits a few milliseconds for it, so that the paper does not
  /// wait until the screen before the number is painted. Does nothing at other times.
  void await_ticket();
  /// Tells the model what time it is.
  void tick();

  [[nodiscard]] const app::Model& model() const { return model_; }
  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] const ui::Words& words() const { return words_; }
  [[nodiscard]] ui::ScreenTree tree() const { return app::view(model_, words_); }
  [[nodiscard]] KioskClock& clock() { return clock_; }
  [[nodiscard]] StoreWorker& store() { return *store_; }
  /// No job and no event is under way: what follows now comes from outside.
  [[nodiscard]] bool is_settled() const;
  /// See VoiceWorker: for the bench.
  void remember_speech() { voice_->remember_speech(); }
  /// What was spoken since the last call.
  std::vector<std::string> take_speech() { return voice_->take_speech(); }
  void forget_speech() { voice_->forget(); }
  /// Staff want the program to be started anew, or too many of its threads hang and nobody is here.
  [[nodiscard]] bool restart_asked() const { return restart_asked_; }
  /// Threads that hang in a device's driver and were given up.
  [[nodiscard]] int threads_given_up() const { return printer_->given_up(); }
  [[nodiscard]] const std::vector<std::string>& last_errors() const { return errors_; }

 private:
  struct LoadContent {};
  void perform(const messages::Effect& effect);
  void perform_part(const messages::ProgramEffect& effect);
  void perform_part(const messages::StoreEffect& effect);
  void perform_part(const messages::DeviceEffect& effect);
  void perform_part(const messages::StaffEffect& effect);
  void ensure_signing_key();
  void look_after_printer();
  void make_identities(int count);
  void take_codes();
  void note_errors(const messages::Event& event);
  void forget_visits();

  Config config_;
  ui::Words words_;
  KioskClock clock_;
  std::function<void()> wake_;
  Mailbox mailbox_;
  app::Model model_;
  ContentLoader content_loader_;  // its own thread's
  std::unique_ptr<EventLog> log_;
  bool visited_ = false;  // the log tells of somebody
  bool restart_asked_ = false;
  bool ticket_asked_ = false;         // the ledger has not answered yet
  std::vector<std::string> errors_;   // the last twenty, oldest first
  std::unique_ptr<LinkWorker> link_;  // none for a kiosk without a hub
  std::unique_ptr<StoreWorker> store_;
  std::unique_ptr<PrinterKeeper> printer_;
  std::unique_ptr<StaffWorker> staff_;
  std::unique_ptr<UsbLookout> usb_;
  std::unique_ptr<ScannerWorker> scanner_;
  std::unique_ptr<ButtonWorker> buttons_;
  std::unique_ptr<KeysWorker> keys_;
  std::unique_ptr<HeadphonesWorker> headphones_;
  std::unique_ptr<TouchWorker> touch_;
  std::unique_ptr<Worker<LoadContent>> loader_;
  std::unique_ptr<VoiceWorker> voice_;
};

}  // namespace kiosk::shell
