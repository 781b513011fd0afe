namespace Instrument.Testing;

/// <summary>What kind of server a <see cref="FakeWandbServer"/> is.</summary>
public sealed class FakeWandbOptions
{
    /// <summary>The key that the server accepts. Default: a new one of 40 characters.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The entity of the account: runs go there unless they name another one. Default: <c>test-entity</c>.</summary>
    public string Entity { get; init; } = "test-entity";

    /// <summary>Further entities that the account may write to. Default: none.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>The entity of the organisation that the account belongs to, under which its registries are. Default: none.</summary>
    public string? Organization { get; init; }

    /// <summary>Entities that exist but refuse runs of this account with 403. Default: none. Entities that nobody names do not exist: 404.</summary>
    public IReadOnlyList<string> ReadOnlyEntities { get; init; } = [];

    /// <summary>The user's name. Default: <c>test-user</c>.</summary>
    public string UserName { get; init; } = "test-user";

    /// <summary>The user's mail address. Default: <c>test-user@example.com</c>.</summary>
    public string? Email { get; init; } = "test-user@example.com";

    /// <summary>Other names under which the server keeps a project: from the name that a client gives to the one in all answers. Default: none.</summary>
    public IReadOnlyDictionary<string, string> RenamedProjects { get; init; } = new Dictionary<string, string>();

    /// <summary>What the server can do, names of <see cref="ServerFeature"/>. Default: everything. An empty list makes an old server.</summary>
    public IReadOnlyList<string> Features { get; init; } = ServerFeature.All;

    /// <summary>A path before all addresses, such as <c>/wandb</c>. Default: none.</summary>
    public string PathPrefix { get; init; } = "";

    /// <summary>Whether addresses start with <c>https</c>, with a certificate that no client trusts. Default: <see langword="false"/>.</summary>
    public bool UseHttps { get; init; }

    /// <summary>Headers that each upload has to carry, in the form <c>Name: value</c>. Default: one header that no client sends by itself.</summary>
    public IReadOnlyList<string> UploadHeaders { get; init; } = ["X-Upload-Permit: run-file"];

    /// <summary>How long an upload address is good for. Default: one day.</summary>
    public TimeSpan UploadUrlLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Identity tokens that can be exchanged for access tokens (docs/wire/online.md §1.6). Default: none.</summary>
    public IReadOnlyList<string> IdentityTokens { get; init; } = [];

    /// <summary>How long an access token is good for. Default: one hour.</summary>
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The longest line of a file_stream request in bytes of UTF-8. Default: 10 383 360, the limit of W&amp;B's servers (docs/wire/online.md §3.7).</summary>
    public int MaxLineBytes { get; init; } = (10 * 1024 * 1024) - (100 * 1024);

    /// <summary>The most bytes that all lines of a request may have together, unless it is a single line. Default: 10 485 760 (docs/wire/online.md §3.7).</summary>
    public int MaxRequestBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Seed of the values that sweeps draw at random: the same seed gives the same trials. Default: 1.</summary>
    public int SweepSeed { get; init; } = 1;

    /// <summary>The clock behind expiry, request times, and faults that take time. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How far the server's own clock is ahead of <see cref="Time"/>: in its <c>Date</c> header and in what expires. Default: zero.</summary>
    public TimeSpan ClockSkew { get; init; }
}
