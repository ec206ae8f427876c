#include "kiosk/shell/runtime.h"

#include <fmt/format.h>
#include <sodium.h>

#include "kiosk/base/note.h"
#include "kiosk/base/overloaded.h"
#include "kiosk/flows/traits.h"
#include "kiosk/shell/files/catalogues.h"
#include "kiosk/shell/files/hub_file.h"
#include "kiosk/shell/files/paperway_file.h"
#include "kiosk/shell/files/signing_key.h"
#include "kiosk/shell/files/staff_files.h"

namespace kiosk::shell {
namespace {

/// A clock before the year of this program is wrong.
constexpr auto clock_floor =
    Instant{std::chrono::sys_days{std::chrono::year{2026} / std::chrono::January / 1}};

/// A ledger on a sound disk has answered by then; a slower one lets the screen say "one moment".
constexpr std::chrono::milliseconds longest_wait_for_ticket{30};

store::LedgerConfig ledger_config(const Config& config) {
  return {.path = config.data_folder + "/ledger.db",
          .kiosk = config.settings.kiosk,
          .kiosk_digit = config.kiosk_digit,
          .clock_floor = clock_floor};
}

}  // namespace

Runtime::Runtime(Config config, std::unique_ptr<drivers::printer::Printer> printer,
                 std::unique_ptr<drivers::sound::Speaker> speaker, std::function<void()> wake,
                 PrinterKeeper::Maker make_printer)
    : config_(std::move(config)),
      words_(load_words(config_.locale_folder)),
      wake_(std::move(wake)),
      mailbox_(wake_),
      content_loader_(config_.content_folder),
      log_(std::make_unique<EventLog>(config_.data_folder, config_.settings)) {
  auto step = app::start(config_.settings, config_.keys);
  model_ = std::move(step.model);
  store_ = std::make_unique<StoreWorker>(ledger_config(config_), config_.seal_keys, mailbox_);
  if (config_.hub && config_.link) {
    link_ = std::make_unique<LinkWorker>(
        LinkSetup{.library = *config_.link,
                  .identity = *config_.hub,
                  .kiosk = config_.settings.kiosk,
                  .seal_keys = config_.seal_keys ? fingerprints_of(*config_.seal_keys) : "",
                  .keep =
                      [folder = config_.data_folder](const sync::HubIdentity& renewed) {
                        const auto saved = save_hub(folder, renewed);
                        if (!saved) note("level=error event=hub {}", saved.error());
                        return saved.has_value();
                      }},
        *store_, mailbox_, clock_.tick());
    store_->on_journal([this] { link_->journal_grew(); });
  }
  printer_ = std::make_unique<PrinterKeeper>(
      std::move(printer), std::move(make_printer), mailbox_,
      [folder = config_.data_folder] { keep_clear_paperway(folder); });
  staff_ = std::make_unique<StaffWorker>(config_.data_folder, mailbox_);
  usb_ = UsbLookout::start(config_.printer, [this] { printer_->submit(messages::AskPrinter{}); });
  voice_ = std::make_unique<VoiceWorker>(std::move(speaker), config_.assets_folder + "/sounds",
                                         mailbox_);
  const auto load = [this] {
    if (auto loaded = content_loader_.load()) mailbox_.push(std::move(*loaded));
  };
  loader_ = std::make_unique<Worker<LoadContent>>([load](LoadContent) { load(); },
                                                  [this, load] {
                                                    if (content_loader_.is_wanted()) load();
                                                  },
                                                  [this] { return content_loader_.until_next(); });
  loader_->submit({});
  for (const auto& effect : step.effects) perform(effect);
  apply(messages::StandingRestored{.standing = read_standing(config_.data_folder)});
  tick();
}

Runtime::~Runtime() {
  mailbox_.close();
  scanner_.reset();
  buttons_.reset();
  keys_.reset();
  headphones_.reset();
  touch_.reset();
  usb_.reset();
  voice_.reset();
  loader_.reset();
  printer_.reset();
  staff_.reset();
  // The ledger's thread still tells the link's, which asks it no more.
  if (link_) link_->stop();
  store_.reset();
  log_->finish(model_);
}

void Runtime::tick() {
  look_after_printer();
  const auto tick = clock_.tick();
  if (link_) link_->tick(tick);
  apply(tick);
}

void Runtime::look_after_printer() {
  for (const auto& event : printer_->look_after()) apply(event);
  const bool is_quiet = app::is_at_rest(model_) && printer_->pending() == 0;
  if (printer_->given_up() >= most_given_up && is_quiet) restart_asked_ = true;
}

/// The key may be missing because the disk could not be written to when the program started.
void Runtime::ensure_signing_key() {
  const auto& store = model_.health.store;
  if (!model_.keys.signing.key.empty() || !store.opened || store.trouble) return;
  if (auto key = load_signing_key(config_.data_folder + "/signing.key")) {
    model_.keys.signing = *key;
    config_.keys.signing = std::move(*key);
  }
}

void Runtime::attach(InputDevices devices) {
  if (devices.scanner) {
    scanner_ = std::make_unique<ScannerWorker>(std::move(devices.scanner), mailbox_, wake_,
                                               config_.scanner_wrapping);
  }
  if (devices.buttons) {
    buttons_ = std::make_unique<ButtonWorker>(std::move(devices.buttons), mailbox_);
    if (!config_.settings.faces.empty()) buttons_->use_faces(config_.settings.faces);
  }
  if (devices.keys) keys_ = std::make_unique<KeysWorker>(std::move(devices.keys), mailbox_, wake_);
  if (devices.headphones) {
    headphones_ = std::make_unique<HeadphonesWorker>(std::move(devices.headphones), mailbox_);
  }
  if (devices.panel) {
    const auto wanted = config_.touch_device.empty() ? PanelWanted::IfAny : PanelWanted::ThisOne;
    touch_ = std::make_unique<TouchWorker>(std::move(devices.panel), wanted, mailbox_);
  }
}

std::deque<std::string> Runtime::take_keys() {
  return keys_ ? keys_->take_keys() : std::deque<std::string>{};
}

/// A code becomes what it says here, at the edge: its text never enters the core or the log.
void Runtime::take_codes() {
  if (!scanner_) return;
  for (const auto& code : scanner_->take_codes()) {
    const auto& keys = model_.keys;
    domain::KeyRing ring{.kiosk_keys = {}, .office_keys = keys.office};
    if (!keys.signing.key.empty()) {
      ring.kiosk_keys.push_back(keys.signing);
      ring.kiosk_keys.back().kiosk = model_.settings.kiosk;
    }
    const auto today = to_local(clock_.tick().now, app::utc_offset_of(model_)).date;
    for (const auto one : domain::codes_in(code, keys.public_url)) {
      apply(messages::Scanned{.scan = domain::classify_scan(one, ring, keys.public_url, today)});
    }
  }
}

bool Runtime::take_events() {
  const auto events = mailbox_.take_all();
  for (const auto& event : events) apply(event);
  take_codes();
  return !events.empty();
}

void Runtime::await_ticket() {
  const auto until = std::chrono::steady_clock::now() + longest_wait_for_ticket;
  while (ticket_asked_ && std::chrono::steady_clock::now() < until) {
    mailbox_.wait(std::chrono::milliseconds{1});
    take_events();
  }
  ticket_asked_ = false;
}

void Runtime::apply(const messages::Event& event) {
  if (holds_alternative<messages::TicketIssued>(event) ||
      holds_alternative<messages::TicketRefused>(event)) {
    ticket_asked_ = false;
  }
  if (const auto* loaded = get_if<messages::ContentLoaded>(&event)) {
    // Before anything that counts days.
    store_->submit(StoreWorker::UseOffset{flows::utc_offset_of(loaded->content.get())});
  }
  note_errors(event);
  log_->add(event, flows::traits_of(model_.screen).is_private);
  auto step = app::update(std::move(model_), event, words_);
  model_ = std::move(step.model);
  for (const auto& effect : step.effects) perform(effect);  // the printer begins meanwhile
  if (holds_alternative<messages::StoreReported>(event)) ensure_signing_key();
  log_->checkpoint(model_);
  if (buttons_) {
    buttons_->set_teaching(std::holds_alternative<flows::staff::Teach>(model_.screen));
  }
  visited_ = visited_ || !app::is_at_rest(model_);
  const bool tick = holds_alternative<messages::Tick>(event);
  if (tick && (visited_ || log_->is_full())) forget_visits();
}

/// A visit that has ended is nobody's to read later: who wrote to the office, and with which
/// ticket, would be told by the times (P01, P10). Every visit is forgotten, so that a gap tells
/// nothing.
void Runtime::forget_visits() {
  if (store_->pending() > 0) return;  // the answers belong to the visit
  auto resumption = app::resume(model_, words_);
  if (!resumption) return;
  log_->begin_anew(model_.settings);
  for (const auto& event : resumption->events) log_->add(event);
  model_ = std::move(resumption->model);
  visited_ = false;
}

void Runtime::make_identities(int count) {
  messages::IdentitiesMade made;
  for (int i = 0; i < count; ++i) {
    std::array<std::uint8_t, 10> entropy{};
    randombytes_buf(entropy.data(), entropy.size());
    made.ids.push_back(make_uuid_v7(clock_.tick().now, entropy));
    std::array<std::uint8_t, 16> random{};
    randombytes_buf(random.data(), random.size());
    made.voice_ids.push_back(make_uuid_v4(random));
  }
  mailbox_.push_own(std::move(made));
}

void Runtime::perform(const messages::Effect& effect) {
  std::visit([this](const auto& part) { perform_part(part); }, effect);
}

void Runtime::perform_part(const messages::ProgramEffect& effect) {
  std::visit(Overloaded{[&](const messages::MakeIdentities& e) { make_identities(e.count); },
                        [&](const messages::Restart&) { restart_asked_ = true; }},
             effect);
}

void Runtime::perform_part(const messages::StoreEffect& effect) {
  if (std::holds_alternative<messages::IssueTicket>(effect)) ticket_asked_ = true;
  store_->submit(effect);
}

void Runtime::perform_part(const messages::DeviceEffect& effect) {
  std::visit(Overloaded{[&](const messages::PrintSlip& e) { printer_->submit(e); },
                        [&](const messages::AskPrinter& e) { printer_->submit(e); },
                        [&](const messages::Speak& e) { voice_->speak(e); },
                        [&](const messages::StopSpeech&) { voice_->stop(); },
                        [&](const messages::Play& e) { voice_->play(e); }},
             effect);
}

void Runtime::perform_part(const messages::StaffEffect& effect) {
  std::visit(Overloaded{[](const messages::CallStaff&) {},  // the model has made a fact of it
                        [&](const messages::CheckPin& e) { staff_->submit(e); },
                        [&](const messages::KeepStanding& e) { staff_->submit(e); },
                        [&](const messages::KeepSettings& e) {
                          staff_->submit(e);
                          if (buttons_) buttons_->use_faces(e.faces);
                        }},
             effect);
}

void Runtime::note_errors(const messages::Event& event) {
  std::string line;
  if (const auto* printer = get_if<messages::PrinterReported>(&event)) {
    if (printer->status.trouble == model_.health.printer.status.trouble) return;
    line = fmt::format("printer={}", name_of(printer->status.trouble));
  } else if (const auto* store = get_if<messages::StoreReported>(&event)) {
    if (store->trouble == model_.health.store.trouble) return;
    line = fmt::format("store={}", store->trouble ? name_of(*store->trouble) : "ready");
  } else if (const auto* slip = get_if<messages::SlipEnded>(&event)) {
    if (slip->result.outcome == drivers::printer::Outcome::Printed) return;
    line = fmt::format("slip={} trouble={}", name_of(slip->result.outcome),
                       name_of(slip->result.trouble));
  } else {
    return;
  }
  note("level=warning event=device {}", line);
  errors_.push_back(to_iso(clock_.tick().now, app::utc_offset_of(model_)) + " " + line);
  if (errors_.size() > 20) errors_.erase(errors_.begin());
}

bool Runtime::is_settled() const {
  return mailbox_.empty() && store_->pending() == 0 && printer_->pending() == 0 &&
         staff_->pending() == 0 && loader_->pending() == 0 && (!scanner_ || scanner_->is_idle()) &&
         (!buttons_ || buttons_->is_idle()) && mailbox_.empty();
}

}  // namespace kiosk::shell
