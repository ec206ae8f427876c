#include "tests/support/usb_model.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <span>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tests::support {
namespace {

constexpr int patience_ms = 10'000;
constexpr std::size_t header_bytes = 48;
constexpr std::uint32_t submit_command = 1;
constexpr std::uint32_t unlink_command = 2;
constexpr std::uint32_t submitted = 3;
constexpr std::uint32_t unlinked = 4;
constexpr std::size_t status_at = 20;
constexpr std::size_t length_at = 24;
// The listening sockets, as the program gets them.
constexpr int orders_fd = 3;
constexpr int host_fd = 4;

void must(bool fine, std::string_view what) {
  if (fine) return;
  fmt::print(stderr, "usb_model: {}: {}\n", what, std::strerror(errno));
  std::abort();
}

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  must(path.size() < sizeof address.sun_path, "path too long");
  std::ranges::copy(path, address.sun_path);
  return address;
}

int new_socket() {
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  must(socket >= 0, "socket");
  return socket;
}

int listen_at(const std::string& path) {
  const int listener = new_socket();
  const auto address = address_of(path);
  must(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "bind");
  must(::listen(listener, 8) == 0, "listen");
  return listener;
}

int connect_to(const std::string& path) {
  const int socket = new_socket();
  const auto address = address_of(path);
  must(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0,
       "connect");
  return socket;
}

void must_be_ready(int socket, const char* what) {
  pollfd ready{.fd = socket, .events = POLLIN, .revents = 0};
  must(::poll(&ready, 1, patience_ms) == 1, what);
}

/// Without what this process has preloaded, and dead when this process is.
pid_t start(const std::string& model, int orders, int host) {
  std::vector<std::string> words{"setpriv", "--pdeathsig", "KILL",
                                 "python3", "-S",          "tests/vm/usb_device.py",
                                 model,     "fd:3",        "fd:4"};
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::vector<char*> surroundings;
  for (char** one = environ; *one != nullptr; ++one) {
    const std::string_view text = *one;
    if (!text.starts_with("LD_PRELOAD=") && !text.starts_with("UMOCKDEV")) {
      surroundings.push_back(*one);
    }
  }
  surroundings.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  // Out of the way first: each may be the other's number.
  const int orders_copy = ::fcntl(orders, F_DUPFD_CLOEXEC, 10);
  const int host_copy = ::fcntl(host, F_DUPFD_CLOEXEC, 10);
  posix_spawn_file_actions_adddup2(&actions, orders_copy, orders_fd);
  posix_spawn_file_actions_adddup2(&actions, host_copy, host_fd);
  pid_t process = -1;
  errno = ::posix_spawnp(&process, words[0].c_str(), &actions, nullptr, arguments.data(),
                         surroundings.data());
  must(errno == 0, "start");
  posix_spawn_file_actions_destroy(&actions);
  for (const int one : {orders, host, orders_copy, host_copy}) ::close(one);
  return process;
}

void put(std::vector<std::uint8_t>& bytes, std::uint32_t number) {
  for (const int shift : {24, 16, 8, 0})
    bytes.push_back(static_cast<std::uint8_t>(number >> shift));
}

std::uint32_t number_at(const std::vector<std::uint8_t>& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | bytes[at + i];
  return number;
}

std::array<std::uint8_t, 8> bytes_of(const UsbSetup& setup) {
  const auto low = [](std::uint16_t number) { return static_cast<std::uint8_t>(number); };
  const auto high = [](std::uint16_t number) { return static_cast<std::uint8_t>(number >> 8); };
  return {setup.kind,       setup.request,     low(setup.value),  high(setup.value),
          low(setup.index), high(setup.index), low(setup.length), high(setup.length)};
}

std::vector<std::uint8_t> header(std::uint32_t command, std::uint32_t number,
                                 std::uint8_t endpoint) {
  std::vector<std::uint8_t> bytes;
  put(bytes, command);
  put(bytes, number);
  put(bytes, 0);
  put(bytes, endpoint >= 0x80 ? 1 : 0);
  put(bytes, endpoint & 0x7F);
  return bytes;
}

}  // namespace

UsbModel::UsbModel(const std::string& model) {
  folder_ = (std::filesystem::temp_directory_path() / "usb-XXXXXX").string();
  must(::mkdtemp(folder_.data()) != nullptr, "mkdtemp");
  const int orders = listen_at(folder_ + "/orders");
  const int host = listen_at(folder_ + "/host");
  process_ = start(model, orders, host);
  connect();
}

UsbModel::~UsbModel() {
  disconnect();
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string UsbModel::tell(const std::string& order) {
  const int line = connect_to(folder_ + "/orders");
  const std::string text = order + "\n";
  must(::write(line, text.data(), text.size()) == static_cast<ssize_t>(text.size()), "order");
  std::string answer;
  while (answer.empty() || answer.back() != '\n') {
    must_be_ready(line, "no answer to an order");
    std::array<char, 4096> piece{};
    const auto count = ::read(line, piece.data(), piece.size());
    must(count > 0, order);
    answer.append(piece.data(), static_cast<std::size_t>(count));
  }
  ::close(line);
  answer.pop_back();
  must(!answer.starts_with("error"), answer);
  return answer;
}

void UsbModel::connect() {
  if (host_ >= 0) return;
  host_ = connect_to(folder_ + "/host");
  is_gone_ = false;
}

void UsbModel::disconnect() {
  if (host_ < 0) return;
  ::close(std::exchange(host_, -1));
  received_.clear();
  ended_.clear();
  cancelled_.clear();
  to_host_.clear();
  asked_for_report_.reset();
}

std::uint32_t UsbModel::submit(const UsbTransfer& transfer) {
  const std::uint32_t number = next_++;
  const bool is_control = transfer.endpoint == 0;
  const bool to_host = is_control ? transfer.setup.kind >= 0x80 : transfer.endpoint >= 0x80;
  if (to_host) to_host_.insert(number);
  auto bytes = header(submit_command, number,
                      static_cast<std::uint8_t>(is_control && to_host ? 0x80 : transfer.endpoint));
  put(bytes, 0);  // flags
  put(bytes, to_host ? transfer.most_bytes : static_cast<std::uint32_t>(transfer.data.size()));
  for (int i = 0; i < 3; ++i) put(bytes, 0);  // isochronous transfers only
  for (const auto byte : bytes_of(transfer.setup)) bytes.push_back(byte);
  if (!to_host) bytes.insert(bytes.end(), transfer.data.begin(), transfer.data.end());
  send(bytes);
  return number;
}

std::optional<UsbCompletion> UsbModel::completion(std::uint32_t number) {
  receive(0);
  const auto found = ended_.find(number);
  if (found == ended_.end()) return {};
  auto result = std::move(found->second);
  ended_.erase(found);
  return result;
}

bool UsbModel::cancel(std::uint32_t number) {
  const std::uint32_t request = next_++;
  auto bytes = header(unlink_command, request, 0);
  put(bytes, number);
  bytes.resize(header_bytes);
  send(bytes);
  while (!cancelled_.contains(request) && !is_gone_) receive(patience_ms);
  if (is_gone_) return true;
  const bool was_cancelled = cancelled_.extract(request).mapped() != 0;
  if (was_cancelled) to_host_.erase(number);
  return was_cancelled;
}

UsbCompletion UsbModel::control(const UsbSetup& setup) {
  return wait_for(submit({.setup = setup, .data = {}, .most_bytes = setup.length}));
}

std::vector<std::uint8_t> UsbModel::descriptor(std::uint8_t kind, std::uint8_t index) {
  auto answer = control({.kind = static_cast<std::uint8_t>(kind == hid_report ? 0x81 : 0x80),
                         .request = 6,
                         .value = static_cast<std::uint16_t>(kind << 8 | index),
                         .length = 4096});
  must(answer.status == 0, "no such descriptor");
  return std::move(answer.data);
}

std::vector<std::vector<std::uint8_t>> UsbModel::reports(std::uint8_t endpoint) {
  std::vector<std::vector<std::uint8_t>> all;
  while (true) {
    if (!asked_for_report_) {
      asked_for_report_ = submit({.endpoint = endpoint, .data = {}, .most_bytes = 64});
    }
    // Between two questions it serves what waits: what has not ended then has nothing to say.
    const UsbSetup get_status{.kind = 0x80, .length = 2};
    control(get_status);
    control(get_status);
    auto answer = completion(*asked_for_report_);
    if (!answer) return all;
    asked_for_report_.reset();
    all.push_back(std::move(answer->data));
  }
}

void UsbModel::send(const std::vector<std::uint8_t>& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const auto count = ::send(host_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count < 0 && errno == EPIPE) {
      is_gone_ = true;
      return;
    }
    must(count > 0, "send");
    sent += static_cast<std::size_t>(count);
  }
}

void UsbModel::receive(int timeout_ms) {
  pollfd ready{.fd = host_, .events = POLLIN, .revents = 0};
  while (::poll(&ready, 1, timeout_ms) == 1) {
    std::array<std::uint8_t, 65536> piece{};
    const auto count = ::read(host_, piece.data(), piece.size());
    if (count <= 0) {
      is_gone_ = true;
      return;
    }
    received_.insert(received_.end(), piece.begin(), piece.begin() + count);
    bool is_one_whole = false;
    while (take_answer()) is_one_whole = true;
    if (is_one_whole) return;
  }
  must(timeout_ms == 0, "no answer");
}

bool UsbModel::take_answer() {
  if (received_.size() < header_bytes) return false;
  const auto command = number_at(received_, 0);
  const auto number = number_at(received_, 4);
  const auto status = static_cast<int>(number_at(received_, status_at));
  std::size_t size = header_bytes;
  if (command == unlinked) {
    cancelled_[number] = status;
  } else {
    must(command == submitted, "not USB/IP");
    const auto length = number_at(received_, length_at);
    const bool has_data = to_host_.contains(number);
    size += has_data ? length : 0;
    if (received_.size() < size) return false;
    to_host_.erase(number);
    const auto data = std::span(received_).subspan(header_bytes, size - header_bytes);
    ended_[number] = {.status = status, .length_bytes = length, .data = {data.begin(), data.end()}};
  }
  received_.erase(received_.begin(), received_.begin() + static_cast<std::ptrdiff_t>(size));
  return true;
}

UsbCompletion UsbModel::wait_for(std::uint32_t number) {
  while (!ended_.contains(number) && !is_gone_) receive(patience_ms);
  if (is_gone_) return {.status = -ENODEV, .data = {}};
  return std::move(ended_.extract(number).mapped());
}

}  // namespace tests::support
