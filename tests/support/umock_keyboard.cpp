#include "tests/support/umock_keyboard.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tests::support {
namespace {

void must(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(what);
}

std::uint16_t code_of(char letter) {
  constexpr std::string_view rows[] = {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};
  constexpr std::uint16_t first[] = {KEY_1, KEY_Q, KEY_A, KEY_Z};
  for (std::size_t row = 0; row < 4; ++row) {
    const auto place = rows[row].find(letter);
    if (place != std::string_view::npos) return static_cast<std::uint16_t>(first[row] + place);
  }
  if (letter == '.') return KEY_DOT;
  if (letter == '/') return KEY_SLASH;
  if (letter == '-') return KEY_MINUS;
  if (letter == '\r') return KEY_ENTER;
  must(letter == '\t', "this letter is not on the emulated keyboard");
  return KEY_TAB;
}

}  // namespace

UmockInput::UmockInput() {
  // umockdev_in_mock_environment() of version 0.17 says no even inside.
  const char* preloaded = std::getenv("LD_PRELOAD");
  must(preloaded != nullptr && std::string_view(preloaded).find("umockdev") != std::string::npos,
       "run this program under umockdev-wrapper");
  testbed_ = umockdev_testbed_new();
}

UmockInput::~UmockInput() {
  g_object_unref(testbed_);
}

UmockKeyboard::UmockKeyboard(UmockInput& input, int number, UmockIdentity identity)
    : input_(input), identity_(std::move(identity)), handler_(umockdev_ioctl_base_new()) {
  g_signal_connect(handler_, "handle-ioctl", G_CALLBACK(on_ioctl), this);
  plug(number);
}

UmockKeyboard::~UmockKeyboard() {
  if (!node_.empty()) unplug();
  g_object_unref(handler_);
}

void UmockKeyboard::plug(int number) {
  node_ = fmt::format("/dev/input/event{}", number);
  place_ = fmt::format("/sys/devices/input{0}/event{0}", number);
  // The handler must be there before the node, or umockdev makes no node for it.
  must(umockdev_testbed_attach_ioctl(input_.testbed(), node_.c_str(), handler_, nullptr) != 0,
       "attach");
  const auto description = fmt::format(
      "P: /devices/input{0}/event{0}\nN: input/event{0}\nE: SUBSYSTEM=input\n"
      "E: DEVNAME=/dev/input/event{0}\nE: MAJOR=13\nE: MINOR={1}\nL: device=../../input{0}\n\n"
      "P: /devices/input{0}\nE: SUBSYSTEM=input\nA: id/vendor={2}\\n\nA: id/product={3}\\n\n"
      "A: uniq={4}\\n\nA: name=Emulated {2}\\n\nA: capabilities/key=fffffffffffffffe\\n\n",
      number, 64 + number, identity_.vendor, identity_.product, identity_.serial);
  must(umockdev_testbed_add_from_string(input_.testbed(), description.c_str(), nullptr) != 0,
       "add");
  // A pipe takes and gives whole events, as the kernel does; umockdev's pseudo-terminal does not.
  gchar* root = umockdev_testbed_get_root_dir(input_.testbed());
  const auto file = root + node_;
  g_free(root);
  ::unlink(file.c_str());
  must(::mkfifo(file.c_str(), 0600) == 0, "mkfifo");
  line_ = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  must(line_ >= 0, "open");
}

void UmockKeyboard::unplug() {
  ::close(line_);  // who reads it is hung up
  umockdev_testbed_uevent(input_.testbed(), place_.c_str(), "remove");
  umockdev_testbed_remove_device(input_.testbed(), place_.c_str());
  umockdev_testbed_remove_device(input_.testbed(), place_.substr(0, place_.rfind('/')).c_str());
  must(umockdev_testbed_detach_ioctl(input_.testbed(), node_.c_str(), nullptr) != 0, "detach");
  node_.clear();
  grabs_ = 0;
}

gboolean UmockKeyboard::on_ioctl(UMockdevIoctlBase* /*base*/, UMockdevIoctlClient* client,
                                 gpointer self) {
  auto* keyboard = static_cast<UmockKeyboard*>(self);
  const bool grabs = umockdev_ioctl_client_get_request(client) == EVIOCGRAB;
  const bool refused = grabs && keyboard->taken_;
  if (grabs && !refused) ++keyboard->grabs_;
  const int error = refused ? EBUSY : grabs ? 0 : ENOTTY;
  umockdev_ioctl_client_complete(client, error == 0 ? 0 : -1, error);
  return TRUE;
}

void UmockKeyboard::send(std::uint16_t type, std::uint16_t code, std::int32_t value) {
  input_event event{};
  event.type = type;
  event.code = code;
  event.value = value;
  const auto* bytes = reinterpret_cast<const char*>(&event);
  waiting_.append(bytes, sizeof event);
}

/// In one piece, as far as a pipe takes one: no load of the machine makes a pause in a code.
void UmockKeyboard::flush() {
  constexpr std::size_t piece = PIPE_BUF / sizeof(input_event) * sizeof(input_event);
  for (std::size_t at = 0; at < waiting_.size(); at += piece) {
    const auto size = std::min(piece, waiting_.size() - at);
    must(::write(line_, waiting_.data() + at, size) == static_cast<ssize_t>(size), "write");
  }
  waiting_.clear();
}

void UmockKeyboard::add(std::uint16_t code, bool down) {
  send(EV_MSC, MSC_SCAN, 0x70000 + code);
  send(EV_KEY, code, down ? 1 : 0);
  send(EV_SYN, SYN_REPORT, 0);
}

void UmockKeyboard::key(std::uint16_t code, bool down) {
  add(code, down);
  flush();
}

void UmockKeyboard::press(std::uint16_t code) {
  add(code, true);
  add(code, false);
  flush();
}

void UmockKeyboard::type(std::string_view text) {
  for (const char letter : text) {
    const bool shifted = std::isupper(static_cast<unsigned char>(letter)) != 0;
    if (shifted) add(KEY_LEFTSHIFT, true);
    const auto code = code_of(static_cast<char>(std::tolower(static_cast<unsigned char>(letter))));
    add(code, true);
    add(code, false);
    if (shifted) add(KEY_LEFTSHIFT, false);
  }
  flush();
}

void UmockKeyboard::drop() {
  send(EV_SYN, SYN_DROPPED, 0);
  flush();
}

}  // namespace tests::support
