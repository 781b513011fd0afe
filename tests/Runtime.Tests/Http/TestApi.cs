using Instrument.Http;
using Instrument.Settings;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Http;

/// <summary>The calls to a <see cref="ScriptedServer"/>, with a clock whose waits pass at once.</summary>
internal sealed class TestApi : IDisposable
{
    public const string Key = "0123456789abcdef0123456789abcdef01234567";

    /// <summary>When a test gives up: an answer that does not come is a failure.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static readonly RunPath Run = new("acme", "demo", "k3v9x2ab");

    public TestApi(string url, Func<ServerSettings, ServerSettings>? change = null)
    {
        ServerSettings settings = new() { Address = ServerAddress.Create(new Uri(url), null), ApiKey = KeyOf(Key), ApiKeySource = "WANDB_API_KEY" };
        Settings = change is null ? settings : change(settings);
        Api = new WandbApi(Settings, Clock, Logger, () => 0) { OnFailedAttempt = Clock.Observe };
    }

    public RetryClock Clock { get; } = new();

    public ListLogger Logger { get; } = new();

    public ServerSettings Settings { get; }

    public WandbApi Api { get; }

    public static ApiKey KeyOf(string text) => ApiKey.TryParse(text, out ApiKey? key, out string? rule) ? key : throw new ArgumentException(rule);

    public void Dispose() => Api.Dispose();
}
