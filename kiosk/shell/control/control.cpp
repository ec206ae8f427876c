#include "kiosk/shell/control/control.h"

#include <chrono>
#include <cstring>
#include <future>

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace kiosk::shell {
namespace {

using drivers::printer::Deadline;
using drivers::printer::Descriptor;
using nlohmann::json;

constexpr std::size_t longest_line = 64U << 10U;
/// `settle` waits for printers; nothing takes longer than their own limits together.
constexpr std::chrono::seconds answer_limit{60};

Descriptor listen_at(const std::string& path, std::string& error) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) {
    error = path + ": is too long for a socket";
    return {};
  }
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  Descriptor listener{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  ::unlink(path.c_str());
  const auto old_mask = ::umask(0177);  // 0600 from the first moment
  const bool bound =
      ::bind(listener.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::umask(old_mask);
  if (!bound || ::listen(listener.number(), 4) != 0) {
    error = path + ": " + std::strerror(errno);
    return {};
  }
  return listener;
}

/// False when the server stops, or nothing came for an hour.
bool wait_readable(const Descriptor& descriptor, const drivers::printer::Interrupt& stop) {
  return drivers::printer::wait_for(descriptor, POLLIN, Deadline{std::chrono::hours{1}}, &stop) !=
         0;
}

}  // namespace

json control_error(const std::string& code, const std::string& text) {
  return {{"ok", false}, {"error", code}, {"text", text}};
}

ControlServer::ControlServer(std::string path, std::function<void()> wake)
    : path_(std::move(path)), wake_(std::move(wake)), listener_(listen_at(path_, error_)) {
  if (listener_.is_open()) thread_ = std::thread([this] { serve(); });
}

std::optional<json> parse_request(const std::string& line) {
  auto request = json::parse(line, nullptr, false);
  if (!request.is_object()) return std::nullopt;
  const auto what = request.find("do");
  if (what == request.end() || !what->is_string()) return std::nullopt;
  return request;
}

ControlServer::~ControlServer() {
  stopping_ = true;
  stop_.raise();
  for (auto& waiting : take_requests()) {
    waiting.answer(control_error("stopping", "the kiosk is stopping"));
  }
  if (thread_.joinable()) thread_.join();
  if (listener_.is_open()) ::unlink(path_.c_str());
}

std::deque<ControlRequest> ControlServer::take_requests() {
  const std::lock_guard lock(mutex_);
  return std::exchange(requests_, {});
}

void ControlServer::serve() {
  while (!stopping_) {
    if (!wait_readable(listener_, stop_)) continue;
    const Descriptor connection{::accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC)};
    if (connection.is_open()) talk(connection);
  }
}

void ControlServer::talk(const Descriptor& connection) {
  std::string received;
  while (!stopping_) {
    if (!wait_readable(connection, stop_)) continue;
    char piece[4096];
    const auto count = ::recv(connection.number(), piece, sizeof piece, 0);
    if (count <= 0) return;
    received.append(piece, static_cast<std::size_t>(count));
    for (auto end = received.find('\n'); end != received.npos; end = received.find('\n')) {
      const auto reply = reply_to(received.substr(0, end));
      received.erase(0, end + 1);
      std::size_t sent = 0;
      while (sent < reply.size()) {
        const auto part =
            ::send(connection.number(), reply.data() + sent, reply.size() - sent, MSG_NOSIGNAL);
        if (part <= 0) return;
        sent += static_cast<std::size_t>(part);
      }
    }
    if (received.size() > longest_line) return;
  }
}

std::string ControlServer::reply_to(const std::string& line) {
  auto request = parse_request(line);
  auto answer = std::make_shared<std::promise<json>>();
  auto future = answer->get_future();
  if (!request) {
    answer->set_value(control_error("malformed", "a request is one object {\"do\": ...}"));
  } else {
    const std::lock_guard lock(mutex_);
    auto once = std::make_shared<std::atomic<bool>>(false);
    requests_.push_back({.request = std::move(*request), .answer = [answer, once](json reply) {
                           if (!once->exchange(true)) answer->set_value(std::move(reply));
                         }});
  }
  wake_();
  json reply = control_error("timeout", "no answer in time");
  for (auto waited = std::chrono::milliseconds{0}; waited < answer_limit;
       waited += std::chrono::milliseconds{200}) {
    if (future.wait_for(std::chrono::milliseconds{200}) == std::future_status::ready) {
      reply = future.get();
      break;
    }
    if (stopping_) break;
  }
  return reply.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace kiosk::shell
