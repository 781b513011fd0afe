using Instrument.Testing.Tests.Clients;
using static Instrument.Testing.Tests.Clients.RunRequests;

namespace Instrument.Testing.Tests.Faults;

/// <summary>Faults that take time: none of them takes real time.</summary>
public sealed class WaitingFaultTests() : ServerTest(new FakeWandbOptions { Time = Clock })
{
    private static readonly SteppedTime Clock = new();

    [Fact]
    public async Task A_request_that_hangs_is_served_when_the_fault_is_lifted()
    {
        await Client.CreateRunAsync();
        FaultRule rule = Server.Faults.Add(FakeRoute.FileStream, Fault.Hang());
        Task<TestAnswer> hanging = Client.FileStreamAsync(Run, Rows(0, 1));
        await Server.Requests.WaitUntilAsync(requests => requests[^1].Fault is not null && requests[^1].Body is not null);
        Assert.False(hanging.IsCompleted);
        Assert.Empty(Server.Run("run1").History);

        rule.Lift();

        (await hanging).MustSucceed();
        Assert.Single(Server.Run("run1").History);
    }

    [Fact]
    public async Task A_request_that_hangs_after_storing_has_been_stored()
    {
        await Client.CreateRunAsync();
        Server.Faults.Add(FakeRoute.FileStream, Fault.Hang(afterStoring: true));
        using CancellationTokenSource patience = new();
        HttpRequestMessage request = new(HttpMethod.Post, $"{Server.BaseUrl}/files/{Run}/file_stream") { Content = TestClient.JsonBody(Rows(0, 1)) };
        request.Headers.Authorization = Client.Authorization;
        Task<TestAnswer> hanging = Client.SendAsync(request, patience.Token);
        await Server.Requests.WaitUntilAsync(requests => requests[^1].Body is not null);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        await Server.Requests.WaitUntilAsync(requests => requests[^1].IsEnded);

        Assert.Null(Server.Requests[^1].Status);
        (await Client.FileStreamAsync(Run, Rows(0, 1))).MustSucceed();
        Assert.Single(Server.Run("run1").History);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task A_retry_while_the_first_request_hangs_is_no_second_request()
    {
        await Client.CreateRunAsync();
        FaultRule rule = Server.Faults.Add(FakeRoute.FileStream, Fault.Hang());
        Task<TestAnswer> hanging = Client.FileStreamAsync(Run, Rows(0, 1));
        await Server.Requests.WaitUntilAsync(requests => requests[^1].Body is not null);

        (await Client.FileStreamAsync(Run, Rows(0, 1))).MustSucceed();
        rule.Lift();
        await hanging;

        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Disposing_the_server_cuts_what_hangs()
    {
        FakeWandbServer server = await FakeWandbServer.StartAsync();
        using TestClient client = new(server);
        server.Faults.Add(FakeRoute.GraphQL, Fault.Hang());
        Task<TestAnswer> hanging = client.GraphQLAsync(Documents.Viewer);
        await server.Requests.WaitUntilAsync(requests => requests.Any(request => request.Operation == "Viewer"));

        await server.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
        Assert.Null(server.Requests[0].Status);
    }

    [Fact]
    public async Task A_slow_answer_comes_when_its_time_has_come()
    {
        await Client.CreateRunAsync();
        Server.Faults.Add(FakeRoute.FileStream, Fault.SlowAnswer(TimeSpan.FromSeconds(40)));
        Task<TestAnswer> slow = Client.FileStreamAsync(Run, Rows(0, 1));
        await Clock.TimerAsync();
        Assert.False(slow.IsCompleted);
        Assert.Single(Server.Run("run1").History);

        Clock.Now += TimeSpan.FromSeconds(40);

        (await slow).MustSucceed();
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task A_second_request_during_a_slow_answer_is_a_violation()
    {
        await Client.CreateRunAsync();
        FaultRule rule = Server.Faults.Add(FakeRoute.FileStream, Fault.SlowAnswer(TimeSpan.FromSeconds(40)));
        Task<TestAnswer> slow = Client.FileStreamAsync(Run, Rows(0, 1));
        await Clock.TimerAsync();

        (await Client.FileStreamAsync(Run, Rows(1, 1))).MustSucceed();
        rule.Lift();
        (await slow).MustSucceed();

        AssertViolation(ViolationKind.Concurrency, "has another file_stream request under way");
    }

    [Fact]
    public async Task Requests_one_after_the_other_are_not_concurrent()
    {
        await Client.CreateRunAsync();
        for (int row = 0; row < 200; row++)
            (await Client.FileStreamAsync(Run, Rows(row, 1))).MustSucceed();

        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task A_slow_upload_is_taken_piece_by_piece()
    {
        await Client.CreateRunAsync();
        string address = (await Client.AddressesAsync("big.bin"))[0];
        Server.Faults.Add(FakeRoute.Upload, Fault.SlowReading(TimeSpan.FromSeconds(1)));
        DateTimeOffset start = Clock.Now;
        Task<TestAnswer> upload = Client.PutAsync(address, new byte[20_000], "X-Upload-Permit: run-file");

        while (await Task.WhenAny(upload, Clock.TimerAsync()) != upload)
            Clock.Now += TimeSpan.FromSeconds(1);

        (await upload).MustSucceed();
        Assert.Equal(20_000, Server.Run("run1").Files["big.bin"].Content.Length);
        Assert.True(Clock.Now - start >= TimeSpan.FromSeconds(5), $"The upload took {Clock.Now - start}.");
    }
}
