#include "server/http/listener.h"

#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/http/connection.h"
#include "server/http/tls.h"

namespace server::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// When the system has no descriptor for the next connection, asking again at once would take all
/// of a processor until it has.
constexpr std::chrono::milliseconds out_of_descriptors{100};

constexpr int one_thread = 1;

/// A peer that IPv6 sockets show as `::ffff:10.0.0.7` is the one of IPv4.
asio::ip::address plain(const asio::ip::address& address) {
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
  return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

}  // namespace

/// Everything but `tls` belongs to the network thread while it runs. Replies hold it weakly: the
/// last of them may come, or be thrown away, when the thread has ended long ago.
struct Listener::Inside : std::enable_shared_from_this<Listener::Inside> {
  struct Guest {
    std::shared_ptr<Connection> connection;
    asio::ip::address address;
  };

  std::expected<void, std::string> open(const ListenerConfig& config);
  void surround(const Limits& limits, Handle handle);
  void accept();
  void admit(tcp::socket socket);
  void end(std::uint64_t number);
  void close();
  void run();

  asio::io_context context{one_thread};
  tcp::acceptor acceptor{context};
  asio::steady_timer pause{context};
  std::mutex tls_mutex;
  std::shared_ptr<const TlsDoor> tls;
  Surroundings surroundings;
  std::unordered_map<std::uint64_t, Guest> guests;
  std::map<asio::ip::address, std::size_t> guests_of;
  std::uint64_t last_number = 0;
  bool is_closed = false;
  std::uint16_t port = 0;
  std::thread thread;
};

std::expected<void, std::string> Listener::Inside::open(const ListenerConfig& config) {
  error_code error;
  const auto name = config.address + " port " + std::to_string(config.port);
  const auto address = asio::ip::make_address(config.address, error);
  if (error) return std::unexpected(config.address + ": is no address");
  const tcp::endpoint endpoint{address, config.port};
  const auto failed = [&](const char* what) {
    return std::unexpected(name + ": " + what + ": " + error.message());
  };
  if (acceptor.open(endpoint.protocol(), error)) return failed("cannot be opened");
  // A server that was restarted need not wait for what was on its way to the former.
  if (acceptor.set_option(tcp::acceptor::reuse_address{true}, error)) return failed("is refused");
  if (acceptor.bind(endpoint, error)) return failed("cannot be taken");
  if (acceptor.listen(asio::socket_base::max_listen_connections, error)) {
    return failed("cannot be listened at");
  }
  port = acceptor.local_endpoint(error).port();
  if (error) return failed("is not known");
  return {};
}

void Listener::Inside::surround(const Limits& limits, Handle handle) {
  surroundings.limits = limits;
  surroundings.ended = [this](std::uint64_t number) { end(number); };
  surroundings.ask = [this, handle = std::move(handle)](Request request, Asked asked) {
    handle(std::move(request), [weak = weak_from_this(), asked](Response response) {
      const auto inside = weak.lock();
      if (!inside) return;
      auto* listener = inside.get();  // outlives what waits in its own context
      try {
        asio::post(inside->context, [listener, asked, answer = std::move(response)] {
          const auto guest = listener->guests.find(asked.connection);
          if (guest == listener->guests.end()) return;
          const auto connection = guest->second.connection;
          connection->answer(asked.question, answer);
        });
      } catch (const std::exception&) {
        // No memory: the peer is told that there is no answer, when its time is over.
        return;
      }
    });
  };
}

void Listener::Inside::accept() {
  acceptor.async_accept([this](const error_code& error, tcp::socket socket) {
    if (is_closed) return;
    if (error && error != asio::error::connection_aborted) {
      pause.expires_after(out_of_descriptors);
      pause.async_wait([this](const error_code&) {
        if (!is_closed) accept();
      });
      return;
    }
    if (!error) admit(std::move(socket));
    accept();
  });
}

void Listener::Inside::admit(tcp::socket socket) {
  try {
    error_code gone;
    const auto address = plain(socket.remote_endpoint(gone).address());
    const auto& limits = surroundings.limits;
    if (gone || guests.size() >= limits.connections) return;
    const auto same = guests_of.find(address);
    if (same != guests_of.end() && same->second >= limits.connections_a_peer) return;
    const auto door = [this] {
      const std::scoped_lock lock{tls_mutex};
      return tls;
    }();
    SSL* own = door ? door->open() : nullptr;
    if (door && own == nullptr) return;
    const auto number = ++last_number;
    auto connection = std::make_shared<Connection>(std::move(socket), own, number, surroundings);
    guests.emplace(number, Guest{connection, address});
    ++guests_of[address];
    connection->start();
  } catch (const std::exception&) {
    // No memory for one connection more; the others have theirs.
    return;
  }
}

void Listener::Inside::end(std::uint64_t number) {
  const auto guest = guests.find(number);
  if (guest == guests.end()) return;
  const auto same = guests_of.find(guest->second.address);
  if (same != guests_of.end() && --same->second == 0) guests_of.erase(same);
  guests.erase(guest);
}

void Listener::Inside::close() {
  is_closed = true;
  error_code ignored;
  (void)acceptor.close(ignored);
  pause.cancel();
  std::vector<std::shared_ptr<Connection>> all;
  all.reserve(guests.size());
  for (const auto& [number, guest] : guests) all.push_back(guest.connection);
  for (const auto& connection : all) connection->close();
}

void Listener::Inside::run() {
  for (;;) {
    try {
      // Returns when all is closed and nothing is under way any more.
      context.run();
      return;
    } catch (const std::exception&) {
      // No memory, in the middle of one connection: its deadline ends it, the others go on.
      continue;
    }
  }
}

std::expected<std::unique_ptr<Listener>, std::string> Listener::start(ListenerConfig config,
                                                                      Handle handle) {
  try {
    auto inside = std::make_shared<Inside>();
    if (config.tls) {
      auto door = TlsDoor::make(*config.tls);
      if (!door) return std::unexpected(door.error());
      inside->tls = std::move(*door);
    }
    if (auto opened = inside->open(config); !opened) return std::unexpected(opened.error());
    inside->surround(config.limits, std::move(handle));
    inside->accept();
    inside->thread = std::thread{[listener = inside.get()] { listener->run(); }};
    return std::unique_ptr<Listener>{new Listener{std::move(inside)}};
  } catch (const std::exception& error) {
    return std::unexpected(std::string{"the listener cannot start: "} + error.what());
  }
}

Listener::Listener(std::shared_ptr<Inside> inside) : inside_(std::move(inside)) {}

Listener::~Listener() {
  asio::post(inside_->context, [inside = inside_.get()] { inside->close(); });
  inside_->thread.join();
  // What the handler holds ends here, though a reply may keep the rest a little longer.
  inside_->surroundings = {};
}

std::uint16_t Listener::port() const {
  return inside_->port;
}

std::expected<void, std::string> Listener::use(const Tls& tls) {
  auto door = TlsDoor::make(tls);
  if (!door) return std::unexpected(door.error());
  const std::scoped_lock lock{inside_->tls_mutex};
  inside_->tls = std::move(*door);
  return {};
}

}  // namespace server::http
