using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Instrument.Testing.Routes;

/// <summary>Kestrel on two free ports of the loopback address: one for the API, one for uploads. It logs nothing and handles no signals.</summary>
internal sealed class ServerHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly X509Certificate2? _certificate;

    private ServerHost(WebApplication application, X509Certificate2? certificate)
    {
        _application = application;
        _certificate = certificate;
        string[] addresses = [.. application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        Api = new Uri(addresses[0]);
        Storage = new Uri(addresses[1]);
    }

    public Uri Api { get; }

    public Uri Storage { get; }

    public static async Task<ServerHost> StartAsync(bool useHttps, RequestDelegate handle, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        X509Certificate2? certificate = useHttps ? UntrustedCertificate.Create(TimeProvider.System.GetUtcNow()) : null;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, certificate));
        if (useHttps)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        WebApplication application = builder.Build();
        application.Run(handle);
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        return new ServerHost(application, certificate);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync().ConfigureAwait(false);
        _certificate?.Dispose();
    }

    private static void Configure(KestrelServerOptions options, X509Certificate2? certificate)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = BodyReader.MaxBytes;
        // Slow clients and slow reading are what tests are about.
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        for (int port = 0; port < 2; port++)
        {
            options.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        }
    }

    // The default one would take over Ctrl+C from the process of the tests.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
