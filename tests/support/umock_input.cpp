#include "tests/support/umock_input.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string_view>

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

std::string UmockInput::file_of(const std::string& path) const {
  gchar* root = umockdev_testbed_get_root_dir(testbed_);
  auto file = root + path;
  g_free(root);
  return file;
}

UmockInputNode::UmockInputNode(UmockInput& input, std::string attributes)
    : input_(input), attributes_(std::move(attributes)), handler_(umockdev_ioctl_base_new()) {
  g_signal_connect(handler_, "handle-ioctl", G_CALLBACK(on_ioctl), this);
}

UmockInputNode::~UmockInputNode() {
  g_object_unref(handler_);
}

void UmockInputNode::finish() {
  if (!node_.empty()) unplug();
  // An answer may still be on its way out of umockdev's thread.
  const std::lock_guard answered(answering_);
}

void UmockInputNode::plug(int number) {
  node_ = fmt::format("/dev/input/event{}", number);
  place_ = fmt::format("/sys/devices/input{0}/event{0}", number);
  must(umockdev_testbed_attach_ioctl(input_.testbed(), node_.c_str(), handler_, nullptr) != 0,
       "attach");
  const auto description = fmt::format(
      "P: /devices/input{0}/event{0}\nE: SUBSYSTEM=input\n"
      "E: DEVNAME=/dev/input/event{0}\nE: MAJOR=13\nE: MINOR={1}\nL: device=../../input{0}\n\n"
      "P: /devices/input{0}\nE: SUBSYSTEM=input\n{2}\n",
      number, 64 + number, attributes_);
  must(umockdev_testbed_add_from_string(input_.testbed(), description.c_str(), nullptr) != 0,
       "add");
  // A node of umockdev's own is a pseudo-terminal, which tears events apart and stays open for
  // ever: a pipe takes and gives whole events, as the kernel does.
  gchar* root = umockdev_testbed_get_root_dir(input_.testbed());
  file_ = root + node_;
  g_free(root);
  std::filesystem::create_directories(std::filesystem::path(file_).parent_path());
  must(::mkfifo(file_.c_str(), 0600) == 0, "mkfifo");
  line_ = ::open(file_.c_str(), O_RDWR | O_CLOEXEC);
  must(line_ >= 0, "open");
}

void UmockInputNode::unplug() {
  ::close(line_);  // who reads it is hung up
  ::unlink(file_.c_str());
  umockdev_testbed_uevent(input_.testbed(), place_.c_str(), "remove");
  umockdev_testbed_remove_device(input_.testbed(), place_.c_str());
  umockdev_testbed_remove_device(input_.testbed(), place_.substr(0, place_.rfind('/')).c_str());
  must(umockdev_testbed_detach_ioctl(input_.testbed(), node_.c_str(), nullptr) != 0, "detach");
  node_.clear();
}

gboolean UmockInputNode::on_ioctl(UMockdevIoctlBase* /*base*/, UMockdevIoctlClient* client,
                                  gpointer self) {
  auto& node = *static_cast<UmockInputNode*>(self);
  const std::lock_guard answering(node.answering_);
  const int error =
      node.answer(umockdev_ioctl_client_get_request(client), umockdev_ioctl_client_get_arg(client));
  umockdev_ioctl_client_complete(client, error == 0 ? 0 : -1, error);
  return TRUE;
}

void UmockInputNode::send(std::uint16_t type, std::uint16_t code, std::int32_t value) {
  input_event event{};
  event.type = type;
  event.code = code;
  event.value = value;
  const auto* bytes = reinterpret_cast<const char*>(&event);
  waiting_.append(bytes, sizeof event);
}

void UmockInputNode::flush() {
  constexpr std::size_t piece = PIPE_BUF / sizeof(input_event) * sizeof(input_event);
  for (std::size_t at = 0; at < waiting_.size(); at += piece) {
    const auto size = std::min(piece, waiting_.size() - at);
    must(::write(line_, waiting_.data() + at, size) == static_cast<ssize_t>(size), "write");
  }
  waiting_.clear();
}

void UmockInputNode::drop() {
  send(EV_SYN, SYN_DROPPED, 0);
  flush();
}

}  // namespace tests::support
