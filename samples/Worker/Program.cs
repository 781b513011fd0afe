using Instrument.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Worker.Processing;
using Worker.Tracking;

// The settings lie beside the program, wherever it is started from. Each can be given on the command line: --Wandb:Config:Batches=100
HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddWandb(new WorkerConfig());
builder.Logging.AddWandb();
builder.Services.AddSingleton<WorkerMeter>();
builder.Services.AddHostedService<BatchService>();
await builder.Build().RunAsync();
