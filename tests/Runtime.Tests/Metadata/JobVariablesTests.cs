using Instrument.Metadata;

namespace Instrument.Runtime.Tests.Metadata;

/// <summary>What is told of a job of SLURM or of a CI system.</summary>
public sealed class JobVariablesTests
{
    [Fact]
    public void SLURM_is_told_without_tokens_and_without_its_user()
    {
        JobVariables job = Read(new()
        {
            ["SLURM_JOB_ID"] = "42",
            ["SLURM_NODELIST"] = "gpu[1-2]",
            ["SLURM_JWT"] = "hunter2",
            ["SLURM_DB_PASSWORD"] = "hunter2",
            ["SLURM_JOB_USER"] = "ann",
            ["SLURM_JOB_ACCOUNT"] = "acme",
            ["SLURM_SUBMIT_COMMENT"] = "wandb_v1_hunter2hunter2",
            ["SLURM_EMPTY"] = "",
            ["SLURMD_X"] = "other",
            ["PATH"] = "/bin",
        });

        Assert.Equal(["job_id=42", "nodelist=gpu[1-2]", "submit_comment=***"], job.Slurm.Select(entry => $"{entry.Key}={entry.Value}"));
        Assert.Empty(job.Ci);
    }

    [Fact]
    public void A_CI_system_is_told_by_its_own_variables()
    {
        JobVariables job = Read(new()
        {
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_REPOSITORY"] = "acme/proj",
            ["GITHUB_SHA"] = "4f0c6f5b8d9a1e2c3b4a5d6e7f8091a2b3c4d5e6",
            ["GITHUB_RUN_ID"] = "7",
            ["GITHUB_TOKEN"] = "hunter2",
            ["GITHUB_ACTOR"] = "ann",
            ["CI_JOB_TOKEN"] = "hunter2",
        });

        Assert.Equal(
            ["commit=4f0c6f5b8d9a1e2c3b4a5d6e7f8091a2b3c4d5e6", "repository=acme/proj", "run=7", "system=GitHub Actions"],
            job.Ci.Select(entry => $"{entry.Key}={entry.Value}"));
    }

    [Fact]
    public void A_CI_system_that_nobody_knows_is_told_as_such() => Assert.Equal("unknown", Read(new() { ["CI"] = "true" }).Ci["system"]);

    private static JobVariables Read(Dictionary<string, string> variables) => JobVariables.Read(variables.Keys, name => variables.GetValueOrDefault(name));
}
